import type { PyObject } from '../object';
import { defineGetSet, defineMethod } from '../define';
import type { Runtime } from '../runtime';
import { closeGenerator, isInsideTry, resume } from '../eval/generators';
import type { PyGenerator } from './generator';
import type { PyException } from './exceptions';
import { setSlots } from './setSlots';

/** Generators. */
export function installGenerators(rt: Runtime): void {
  const { generator } = rt.types;
  const gen = (self: PyObject): PyGenerator => self as PyGenerator;
  const finish = (value: PyObject | null): PyObject => {
    if (value !== null) return value;
    const result = rt.generatorResult;
    throw rt.errors.stopIteration(result === null || result === rt.none ? null : result);
  };
  setSlots(generator, {
    clear: false,
    iter: (_rt, self) => self,
    next: (_rt, self) => resume(rt, gen(self), null, null),
    repr: (_rt, self) =>
      `<generator object ${rt.v < 305 ? gen(self).name : gen(self).qualname} at ${rt.ops.address(self)}>`,
    finalize: (_rt, self) => {
      const frame = gen(self).frame;
      // A generator that stands outside every try block has nothing to run.
      if (frame === null || frame.finished || (!isInsideTry(gen(self)) && rt.v < 300)) return;
      rt.closeQuietly(gen(self));
    },
  });
  defineMethod(rt, generator, rt.v < 300 ? 'next' : '__next__', {}, (_rt, [self]) =>
    finish(resume(rt, gen(self!), null, null)),
  );
  defineMethod(rt, generator, 'send', { min: 1 }, (_rt, [self, value]) =>
    finish(resume(rt, gen(self!), value!, null)),
  );
  defineMethod(rt, generator, 'throw', { min: 1, max: 3 }, (_rt, [self, ...parts]) => {
    const raised = rt.errors.normalise(parts);
    return finish(resume(rt, gen(self!), null, raised as PyException));
  });
  defineMethod(rt, generator, 'close', {}, (_rt, [self]) => {
    closeGenerator(rt, gen(self!));
    return rt.none;
  });
  defineGetSet(rt, generator, 'gi_frame', (self) =>
    gen(self).frame === null ? rt.none : rt.frameObject(gen(self).frame!),
  );
  defineGetSet(rt, generator, 'gi_running', (self) =>
    rt.v < 300 ? rt.int(gen(self).running ? 1 : 0) : rt.bool(gen(self).running),
  );
  defineGetSet(rt, generator, '__name__', (self) => rt.str(gen(self).name));
}
