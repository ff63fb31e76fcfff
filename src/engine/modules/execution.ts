import { PyModule } from '../objects/callables';
import { makeCode } from '../objects/constants';
import { dictGetName } from '../objects/dictionary';
import type { PyDict } from '../objects/dict';
import type { PyStr } from '../objects/payload';
import type { ModuleBuilder } from './module';
import { runCode } from './prelude';

/**
 * What library code needs to make functions from text, as namedtuple and dataclass do with `exec` and `eval`.
 * `_define(source, name, globals)`: runs the source in `globals` unseen by the trace and returns what it calls `name`.
 * `_caller()`: the name of the module that called the Python function that asks.
 */
export function addExecution(builder: ModuleBuilder): void {
  builder.func('_define', { min: 3 }, (rt, [source, name, globals]) => {
    const { recording } = rt.heap;
    rt.heap.endOpenStep();
    rt.heap.recording = false;
    const holder = new PyModule(rt.types.module, builder.module.name);
    holder.refs = [globals!];
    runCode(rt, makeCode(rt, rt.compile((source as PyStr).value, '<string>')), holder);
    rt.heap.recording = recording;
    const made = dictGetName(globals as PyDict, (name as PyStr).value)!;
    // What is made unseen is in none of the collector's lists yet.
    rt.heap.untrack(made);
    rt.heap.track(made);
    return made;
  });
  builder.func('_caller', {}, (rt) => {
    const frame = rt.eval.frame?.back ?? null;
    return (frame === null ? null : dictGetName(frame.globals, '__name__')) ?? rt.none;
  });
}
