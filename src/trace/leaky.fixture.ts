import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, GcList, ObjectFlag, ObjectKind, Origin } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Draft } from './draft.fixture';
import type { Trace } from './trace';

/** The blog post's program under DEBUG_LEAK and DEBUG_STATS, in Python 2.7. */
export const LEAKY_SOURCE = `import gc
gc.set_debug(gc.DEBUG_LEAK | gc.DEBUG_STATS)

class ClassyClass(object):
    def __init__(self):
        print "I live!"

    def __del__(self):
        print "I have been garbage collected"

    def make_a_self_reference(self):
        self.self = self
        print "I point to myself"

def no_self_reference():
    c = ClassyClass()

def self_reference():
    c = ClassyClass()
    c.make_a_self_reference()

if __name__ == "__main__":
    print "== Without self reference =="
    no_self_reference()
    print "Uncollectable garbage", gc.garbage
    print "== With self reference =="
    self_reference()
    print "Uncollectable garbage", gc.garbage
    print "= Forcing full collection ="
    gc.collect()
    print "Uncollectable garbage", gc.garbage
`;

/** Writes the leaky story step by step, as a person would tell it; the engine's own trace is finer. */
class LeakyStory {
  readonly draft = new Draft({ source: LEAKY_SOURCE, filename: 'leaky.py' });
  private globals: ObjectId = 0;
  private garbage: ObjectId = 0;
  private gcModule: ObjectId = 0;
  private main: ObjectId = 0;
  private module: ObjectId = 0;
  private classDict: ObjectId = 0;
  private classyClass: ObjectId = 0;
  private none: ObjectId = 0;
  private functions = new Map<string, ObjectId>();

  tell(): Trace {
    this.startUp();
    this.definitions();
    this.withoutSelfReference();
    const instance = this.withSelfReference();
    this.collection(instance);
    this.exit();
    return this.draft.end();
  }

  private startUp(): void {
    const d = this.draft;
    const startup = { origin: Origin.Startup, list: GcList.Generation1 };
    this.none = d.object('None', {
      kind: ObjectKind.Value,
      type: 'NoneType',
      text: 'None',
      origin: Origin.Startup,
    });
    d.base(this.none, 1012);
    this.garbage = d.object('gc.garbage', {
      kind: ObjectKind.List,
      type: 'list',
      size: 72,
      ...startup,
    });
    d.edge(0, this.garbage, EdgeKind.Static, 'garbage in gcmodule.c');
    d.edge(0, this.garbage, EdgeKind.Static, "module dict 'gc.garbage'");
    d.edge(0, this.garbage, EdgeKind.Static, 'extensions in import.c');
    this.gcModule = d.object('gc', { kind: ObjectKind.Module, type: 'module', ...startup });
    d.edge(0, this.gcModule, EdgeKind.Static, "sys.modules['gc']");
    this.module = d.object('__main__', { kind: ObjectKind.Module, type: 'module', ...startup });
    d.edge(0, this.module, EdgeKind.Static, "sys.modules['__main__']");
    this.globals = d.object('globals', {
      kind: ObjectKind.Dict,
      type: 'dict',
      subtitle: 'dict of __main__',
      size: 280,
      ...startup,
    });
    d.edge(this.module, this.globals, EdgeKind.Slot, '__dict__');
    for (let generation = 0; generation < 3; generation++)
      d.event(20, generation, 0, [700, 10, 10][generation]!);
    d.event(19, GcList.Generation0, 0, 604);
    d.event(19, GcList.Generation1, 0, 3194);
    this.main = d.push('module', 0);
    d.move(this.main, GcList.Generation1);
    d.edge(this.main, this.globals, EdgeKind.Slot, 'f_globals');
    d.edge(this.main, this.globals, EdgeKind.Slot, 'f_locals');
    d.step(StepKind.Start);
  }

  private makeFunction(name: string): ObjectId {
    const made = this.draft.object(name, {
      kind: ObjectKind.Function,
      type: 'function',
      size: 120,
      list: GcList.Generation0,
    });
    this.draft.edge(made, this.globals, EdgeKind.Slot, 'func_globals');
    this.functions.set(name, made);
    return made;
  }

  private definitions(): void {
    const d = this.draft;
    d.lineStep(1);
    d.bind(this.globals, this.gcModule, EdgeKind.Value, "'gc'");
    d.lineStep(2);
    d.lineStep(4);
    const internal = { origin: Origin.Internal, list: GcList.Generation0 };
    this.classyClass = d.object('ClassyClass', {
      kind: ObjectKind.Class,
      type: 'type',
      size: 904,
      flags: ObjectFlag.HasFinalizer,
      list: GcList.Generation0,
    });
    this.classDict = d.object('dict of ClassyClass', {
      kind: ObjectKind.Dict,
      type: 'dict',
      size: 1048,
      ...internal,
    });
    d.edge(this.classyClass, this.classDict, EdgeKind.Slot, '__dict__');
    const mro = d.object('mro of ClassyClass', {
      kind: ObjectKind.Tuple,
      type: 'tuple',
      ...internal,
    });
    d.edge(this.classyClass, mro, EdgeKind.Slot, '__mro__');
    d.edge(mro, this.classyClass, EdgeKind.Item);
    for (const name of ['__dict__', '__weakref__']) {
      const getset = d.object(name, {
        kind: ObjectKind.Other,
        type: 'getset_descriptor',
        ...internal,
      });
      d.edge(this.classDict, getset, EdgeKind.Value, `'${name}'`);
      d.edge(getset, this.classyClass, EdgeKind.Slot, '__objclass__');
    }
    for (const name of ['__init__', '__del__', 'make_a_self_reference']) {
      d.edge(this.classDict, this.makeFunction(name), EdgeKind.Value, `'${name}'`);
    }
    d.edge(this.globals, this.classyClass, EdgeKind.Value, "'ClassyClass'");
    d.step(StepKind.Born, this.classyClass);
    for (const [name, line] of [
      ['no_self_reference', 15],
      ['self_reference', 18],
    ] as const) {
      d.lineStep(line);
      const made = this.makeFunction(name);
      d.edge(this.globals, made, EdgeKind.Value, `'${name}'`);
      d.step(StepKind.Born, made);
    }
  }

  private call(name: string, line: number): ObjectId {
    const d = this.draft;
    const frame = d.push(name, line);
    d.edge(frame, this.globals, EdgeKind.Slot, 'f_globals');
    d.step(StepKind.Call, frame, this.functions.get(name)!);
    return frame;
  }

  /** Returns None from the innermost frame, which is freed. */
  private leave(): void {
    const frame = this.draft.pop();
    this.draft.freeFrame(frame);
    this.draft.step(StepKind.Return, frame, this.none);
  }

  /** `c = ClassyClass()` with its constructor; returns the instance and the reference of `c`. */
  private construct(name: string, frame: ObjectId): { instance: ObjectId; local: EdgeId } {
    const d = this.draft;
    const instance = d.object(name, {
      typeObject: this.classyClass,
      list: GcList.Generation0,
      flags: ObjectFlag.HasFinalizer,
    });
    const stack = d.edge(frame, instance, EdgeKind.Stack, 'value of ClassyClass()');
    d.edge(instance, this.classyClass, EdgeKind.Slot, '__class__');
    d.step(StepKind.Born, instance);
    const init = d.push('__init__', 5);
    d.edge(init, this.globals, EdgeKind.Slot, 'f_globals');
    d.edge(init, instance, EdgeKind.Local, 'self');
    d.step(StepKind.Call, init, this.functions.get('__init__')!);
    d.lineStep(6);
    d.write('I live!\n');
    this.leave();
    return { instance, local: d.bind(frame, instance, EdgeKind.Local, 'c', stack) };
  }

  private withoutSelfReference(): void {
    const d = this.draft;
    d.lineStep(23);
    d.write('== Without self reference ==\n');
    d.lineStep(24);
    const frame = this.call('no_self_reference', 15);
    d.lineStep(16);
    const { instance, local } = this.construct('ClassyClass·1', frame);
    d.unbind(local, 1);
    const kept = d.edge(0, instance, EdgeKind.CStack, 'kept alive for the finalizer');
    d.flag(instance, ObjectFlag.Finalizing);
    const del = d.push('__del__', 8);
    d.edge(del, this.globals, EdgeKind.Slot, 'f_globals');
    d.edge(del, instance, EdgeKind.Local, 'self');
    d.step(StepKind.FinalizerEnter, instance, this.functions.get('__del__')!);
    d.lineStep(9);
    d.write('I have been garbage collected\n');
    d.freeFrame(d.pop());
    d.flag(instance, ObjectFlag.Finalized, ObjectFlag.Finalizing);
    d.drop(kept);
    d.step(StepKind.FinalizerLeave, instance, this.functions.get('__del__')!);
    d.free(instance);
    d.step(StepKind.Freed, instance);
    this.leave();
    d.lineStep(25);
    d.write('Uncollectable garbage []\n');
  }

  private withSelfReference(): { instance: ObjectId; dict: ObjectId } {
    const d = this.draft;
    d.lineStep(26);
    d.write('== With self reference ==\n');
    d.lineStep(27);
    const frame = this.call('self_reference', 18);
    d.lineStep(19);
    const { instance, local } = this.construct('ClassyClass·2', frame);
    d.lineStep(20);
    const method = d.push('make_a_self_reference', 11);
    d.edge(method, this.globals, EdgeKind.Slot, 'f_globals');
    d.edge(method, instance, EdgeKind.Local, 'self');
    d.step(StepKind.Call, method, this.functions.get('make_a_self_reference')!);
    d.lineStep(12);
    const dict = d.object('dict·2', {
      kind: ObjectKind.Dict,
      type: 'dict',
      size: 280,
      list: GcList.Generation0,
    });
    d.edge(instance, dict, EdgeKind.Slot, '__dict__');
    d.step(StepKind.Born, dict);
    d.bind(dict, instance, EdgeKind.Value, "'self'");
    d.lineStep(13);
    d.write('I point to myself\n');
    this.leave();
    d.unbind(local, 1);
    this.leave();
    d.lineStep(28);
    d.write('Uncollectable garbage []\n');
    return { instance, dict };
  }

  private collection({ instance, dict }: { instance: ObjectId; dict: ObjectId }): void {
    const d = this.draft;
    const named = new Set([this.classyClass, instance, dict, this.globals, this.main]);
    d.lineStep(29);
    d.write('= Forcing full collection =\n');
    d.lineStep(30);
    d.beginRun(2, 'gc.collect()');
    d.write('gc: collecting generation 2...\n', 1);
    d.write('gc: objects in each generation: 616 3199 0\n', 1);
    d.merge(GcList.Generation0, GcList.Generation2);
    d.merge(GcList.Generation1, GcList.Generation2);
    d.merge(GcList.Generation2, GcList.Young);
    d.beginPhase('merge generations');
    d.beginPhase('update_refs', '616 + 3,199 + 0');
    const young = this.list(GcList.Young);
    for (const object of young) {
      d.gcRefs(object, d.state.refcount.get(object));
      if (named.has(object)) d.step(StepKind.GcRefsInit, object, d.state.refcount.get(object));
    }
    d.beginPhase('subtract_refs', '3,815');
    for (const object of young) this.subtract(object, named);
    d.beginPhase('move_unreachable', '3,815');
    this.moveUnreachable(named);
    d.beginPhase('move_finalizers', '2 unreachable');
    for (const [object, why] of [
      [instance, 0],
      [dict, instance],
    ] as const) {
      d.move(object, GcList.Finalizers);
      d.step(StepKind.Move, object, GcList.Unreachable, GcList.Finalizers, why);
    }
    d.beginPhase('handle_weakrefs', '2');
    d.beginPhase('delete_garbage', '0 cleared');
    for (const object of [instance, dict]) {
      d.flag(object, ObjectFlag.Uncollectable);
      d.step(StepKind.Uncollectable, object, object === instance ? 1 : 0);
    }
    d.write('gc: uncollectable <ClassyClass 0x7f8502e71650>\n', 1);
    d.write('gc: uncollectable <dict 0x7f8502e66dd0>\n', 1);
    d.write('gc: done, 2 unreachable, 2 uncollectable, 0.0004s elapsed.\n', 1);
    d.beginPhase('handle_garbage', '0 freed');
    d.bind(this.garbage, instance, EdgeKind.Item);
    d.bind(this.garbage, dict, EdgeKind.Item);
    d.merge(GcList.Young, GcList.Generation2);
    d.merge(GcList.Finalizers, GcList.Generation2);
    d.endRun('2 to gc.garbage');
    d.lineStep(31);
    d.write('Uncollectable garbage [<__main__.ClassyClass object at 0x7f8502e71650>]\n');
  }

  private list(list: number): ObjectId[] {
    const { listHead, gcNext } = this.draft.state;
    const objects: ObjectId[] = [];
    for (let o = listHead[list]!; o !== 0; o = gcNext.get(o)) objects.push(o);
    return objects;
  }

  private edgesOf(object: ObjectId): EdgeId[] {
    const { firstOut, nextOut } = this.draft.state;
    const edges: EdgeId[] = [];
    for (let e = firstOut.get(object); e !== 0; e = nextOut.get(e)) edges.push(e);
    return edges;
  }

  private subtract(object: ObjectId, named: Set<ObjectId>): void {
    const d = this.draft;
    for (const edge of this.edgesOf(object)) {
      const target = d.state.tables.edgeTo.get(edge);
      if (d.state.gcList.get(target) !== GcList.Young) continue;
      const old = d.state.gcRefs.get(target);
      d.spend(edge);
      d.gcRefs(target, old - 1);
      if (named.has(object) && named.has(target))
        d.step(StepKind.GcRefsSubtract, target, old, old - 1, edge);
    }
  }

  private moveUnreachable(named: Set<ObjectId>): void {
    const d = this.draft;
    for (let o = d.state.listHead[GcList.Young]!; o !== 0;) {
      const next = d.state.gcNext.get(o);
      if (d.state.gcRefs.get(o) === 0) {
        d.move(o, GcList.Unreachable);
        if (named.has(o)) d.step(StepKind.Move, o, GcList.Young, GcList.Unreachable);
        o = next;
        continue;
      }
      for (const edge of this.edgesOf(o)) this.reach(o, edge, named);
      o = d.state.gcNext.get(o);
    }
  }

  private reach(from: ObjectId, edge: EdgeId, named: Set<ObjectId>): void {
    const d = this.draft;
    const target = d.state.tables.edgeTo.get(edge);
    if (d.state.gcRefs.get(target) !== 0 || d.state.gcList.get(target) < GcList.Young) return;
    const tentative = d.state.gcList.get(target) === GcList.Unreachable;
    d.gcRefs(target, 1);
    d.move(target, GcList.Young);
    if (!named.has(target)) return;
    d.step(StepKind.GcRefsReach, target, 0, 1, edge);
    if (tentative) d.step(StepKind.Move, target, GcList.Unreachable, GcList.Young, from);
  }

  private exit(): void {
    const d = this.draft;
    d.line = 0;
    const text = (t: string) => d.recorder.text(t);
    d.step(
      StepKind.Shutdown,
      text('at exit'),
      text('Python runs the collector once more and clears the modules.'),
    );
    d.beginRun(2, 'shutdown');
    d.endRun('nothing found');
  }
}

/** The leaky story in Python 2.7, from the first line to the second collection at exit. */
export function leakyTrace(): Trace {
  return new LeakyStory().tell();
}
