import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, GcList } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Draft } from './draft.fixture';
import type { Trace } from './trace';

/**
 * A trace of a program that does what the numbers say: makes objects, binds and unbinds references between
 * them, calls and returns, moves objects between lists. Objects that nothing refers to die as in CPython;
 * cycles leak, and now and then one is taken up again as a finalizer or a weak reference would.
 */
export function randomTrace(choices: readonly number[]): Trace {
  const d = new Draft();
  const live: ObjectId[] = [];
  const edges: EdgeId[] = [];
  const main = d.push('module', 1);
  d.step(StepKind.Start);
  let serial = 0;

  const gone = (edge: EdgeId) => d.state.edgeAlive.get(edge) === 0;
  const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % from.length];
  const release = (edge: EdgeId): void => {
    const to = d.recorder.trace.tables.edgeTo.get(edge);
    d.unbind(edge);
    reap(to);
  };
  const reap = (object: ObjectId): void => {
    if (d.state.refcount.get(object) > 0 || d.state.alive.get(object) === 0) return;
    live.splice(live.indexOf(object), 1);
    const held: ObjectId[] = [];
    for (let e = d.state.firstOut.get(object); e !== 0; e = d.state.firstOut.get(object)) {
      held.push(d.recorder.trace.tables.edgeTo.get(e));
      d.unbind(e, 1);
    }
    for (let e = d.state.firstIn.get(object); e !== 0; e = d.state.firstIn.get(object)) d.drop(e);
    d.free(object);
    d.step(StepKind.Freed, object);
    held.forEach(reap);
  };
  const actions: ((x: number, y: number) => void)[] = [
    (x) => {
      const made = d.object(`Thing·${++serial}`, { list: GcList.Generation0 });
      edges.push(d.edge(d.frame, made, EdgeKind.Local, `v${x}`));
      live.push(made);
      d.step(StepKind.Born, made);
    },
    (x, y) => {
      const from = pick(live, x);
      const to = pick(live, y);
      if (from && to)
        edges.push(d.bind(from, to, y % 7 === 0 ? EdgeKind.Weak : EdgeKind.Attribute, `a${x}`));
    },
    (x) => {
      const edge = pick(edges, x);
      if (edge && !gone(edge)) release(edge);
    },
    (x) => {
      if (d.state.frames.length < 4) {
        const frame = d.push(`f${x}`, x);
        d.step(StepKind.Call, frame);
      }
    },
    () => {
      if (d.frame === main) return;
      const frame = d.pop();
      for (let e = d.state.firstOut.get(frame); e !== 0; e = d.state.firstOut.get(frame))
        release(e);
      d.freeFrame(frame);
      d.step(StepKind.Return, frame);
    },
    (x) => {
      const object = pick(live, x);
      if (!object) return;
      const old = d.state.gcList.get(object);
      const list = 1 + (x % 8);
      d.move(object, list);
      d.step(StepKind.Move, object, old, list);
    },
    (x, y) => {
      d.merge(1 + (x % 8), 1 + ((x + 1 + (y % 7)) % 8));
      d.step(StepKind.Line, d.frame, x);
    },
    (x) => {
      const object = pick(live, x);
      if (object)
        edges.push(
          d.bind(x % 2 ? 0 : d.frame, object, x % 2 ? EdgeKind.Static : EdgeKind.Local, 'again'),
        );
    },
    (x) => {
      const object = pick(live, x);
      if (object) d.flag(object, 1 << (x % 10), 1 << ((x + 3) % 10));
      d.write(`${x}\n`, (x % 2) as 0 | 1);
    },
  ];
  for (const choice of choices) {
    actions[choice % actions.length]!((choice >>> 4) & 0xfff, (choice >>> 16) & 0xfff);
  }
  return d.end();
}
