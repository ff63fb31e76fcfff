import { PyException } from '../objects/exceptions';
import type { PyTuple } from '../objects/payload';
import type { Runtime } from '../runtime';
import { chainText } from '../tracebackText';
import { unraisableText } from '../tracebackUnraisable';
import type { ModuleBuilder } from './module';

/** `sys.excepthook` and `sys.unraisablehook` as they are until a program puts its own there. */
export function addHooks(rt: Runtime, builder: ModuleBuilder): void {
  for (const name of ['excepthook', '__excepthook__']) {
    builder.func(name, { min: 3 }, (_rt, [, value]) => {
      if (value instanceof PyException) rt.ops.writeStderr(chainText(rt, value, 'interpreter'));
      return rt.none;
    });
  }
  if (rt.v < 308) return;
  for (const name of ['unraisablehook', '__unraisablehook__']) {
    builder.func(name, { min: 1 }, (_rt, [info]) => {
      const [, exception, , , where] = (info as PyTuple).items;
      const object = where === rt.none ? null : where!;
      rt.ops.writeStderr(unraisableText(rt, exception as PyException, object, 'deallocator', null));
      return rt.none;
    });
  }
}
