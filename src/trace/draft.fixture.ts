import { EventOp } from '../heap/events';
import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind, GcList, ObjectFlag, ObjectKind, Origin } from '../heap/kinds';
import { HeapState } from '../heap/state';
import { StepKind } from '../heap/steps';
import type { PythonVersion } from '../heap/version';
import type { TraceHeader } from './header';
import { TraceRecorder } from './recorder';
import type { Trace } from './trace';

/** Phases of the collector of Python 2.7, as a trace's header tells them. */
export const PHASES_27 = [
  { name: 'merge generations', meaning: 'The younger generations join the one that is collected.' },
  {
    name: 'update_refs',
    meaning: 'Every object in the list gets a copy of its reference count, gc_refs.',
  },
  { name: 'subtract_refs', meaning: 'Every reference found inside the list is taken off.' },
  { name: 'move_unreachable', meaning: 'What nothing outside holds is set aside.' },
  { name: 'move_finalizers', meaning: 'Objects with __del__, and all they reach, are set aside.' },
  { name: 'handle_weakrefs', meaning: 'Weak references to the garbage are cleared.' },
  { name: 'delete_garbage', meaning: 'The rest is emptied, so that its counts fall to 0.' },
  { name: 'handle_garbage', meaning: 'What has a finalizer is put into gc.garbage.' },
] as const;

const LIST_NAMES = [
  '',
  'generation 0',
  'generation 1',
  'generation 2',
  '',
  'young',
  'unreachable',
  'finalizers',
  '',
];

interface DraftObject {
  kind?: number;
  type?: string;
  origin?: number;
  text?: string;
  subtitle?: string;
  size?: number;
  typeObject?: ObjectId;
  list?: number;
  flags?: number;
}

/**
 * Writes traces by hand for tests: keeps a heap beside the recorder, so that each event is given its old
 * values, and keeps the program's line and frame, so that each step is given those.
 */
export class Draft {
  readonly recorder: TraceRecorder;
  readonly state: HeapState;
  line = 0;
  private objects = 0;
  private moment = 0x7f8502e71650;

  constructor(options: { version?: PythonVersion; source?: string; filename?: string } = {}) {
    const header: TraceHeader = {
      version: options.version ?? '2.7',
      source: options.source ?? '',
      filename: options.filename ?? 'test.py',
      phases: PHASES_27,
      listNames: LIST_NAMES,
      thresholds: [700, 10, 10],
      notes: [],
      gcIdle: 'Runs when generation 0 passes 700, or call gc.collect()',
    };
    this.recorder = new TraceRecorder(header);
    this.state = new HeapState(this.recorder.trace.tables);
  }

  event(op: number, a: number, b = 0, c = 0): void {
    this.state.extend();
    this.state.apply(op, a, b, c);
    this.recorder.event(op, a, b, c);
  }

  step(kind: number, a = 0, b = 0, c = 0, d = 0): number {
    this.recorder.step(kind, a, b, c, d, this.line, this.frame);
    return this.recorder.trace.length;
  }

  /** The innermost frame, or 0. */
  get frame(): ObjectId {
    return this.state.frames.at(-1) ?? 0;
  }

  /** An object begins to live. */
  object(name: string, options: DraftObject = {}): ObjectId {
    const id = ++this.objects;
    this.recorder.object(id, {
      kind: options.kind ?? ObjectKind.Instance,
      origin: options.origin ?? Origin.Program,
      typeName: options.type ?? name.replace(/·\d+$/, ''),
      name,
      text: options.text ?? '',
      subtitle: options.subtitle ?? '',
      address: (this.moment += 0x40),
      size: options.size ?? 64,
      typeObject: options.typeObject ?? 0,
    });
    this.event(EventOp.Birth, id);
    if (options.flags) this.flag(id, options.flags);
    if (options.list) this.move(id, options.list);
    return id;
  }

  /** A reference begins. */
  edge(from: ObjectId, to: ObjectId, kind: number, label = ''): EdgeId {
    const edge = this.recorder.edge(from, to, kind, label);
    this.event(EventOp.EdgeAdd, edge);
    return edge;
  }

  /** A reference ends. */
  drop(edge: EdgeId): void {
    this.event(EventOp.EdgeRemove, edge);
  }

  /** An object dies, with the references that it holds. */
  free(object: ObjectId): void {
    for (let e = this.state.lastOut.get(object); e !== 0; e = this.state.lastOut.get(object))
      this.drop(e);
    this.move(object, GcList.None);
    this.event(EventOp.Free, object);
  }

  flag(object: ObjectId, set: number, clear = 0): void {
    const old = this.state.flags.get(object);
    this.event(EventOp.Flags, object, old, (old | set) & ~clear);
  }

  base(object: ObjectId, count: number): void {
    this.event(EventOp.Base, object, this.state.base.get(object), count);
  }

  gcRefs(object: ObjectId, count: number): void {
    this.event(EventOp.GcRefs, object, this.state.gcRefs.get(object), count);
  }

  move(object: ObjectId, list: number): void {
    const old = this.state.gcList.get(object);
    if (old === list) return;
    const before = old === GcList.None ? 0 : this.state.gcPrev.get(object);
    this.event(EventOp.ListMove, object, old * 256 + list, before);
  }

  merge(from: number, to: number): void {
    this.event(EventOp.ListMerge, from, to, this.state.listHead[from]!);
    const count = this.state.uncounted[from]!;
    if (count === 0) return;
    this.event(EventOp.Uncounted, to, this.state.uncounted[to]!, this.state.uncounted[to]! + count);
    this.event(EventOp.Uncounted, from, count, 0);
  }

  spend(edge: EdgeId): void {
    this.event(EventOp.Spent, edge, this.state.spent.get(edge), this.state.run);
  }

  /** A frame enters the call stack, held by the C stack. Returns the frame. */
  push(name: string, line: number): ObjectId {
    const frame = this.object(`frame ‹${name}›`, {
      kind: ObjectKind.Frame,
      type: 'frame',
      flags: ObjectFlag.Running,
    });
    this.edge(0, frame, EdgeKind.CStack, 'running frame');
    this.event(EventOp.FramePush, frame);
    this.setLine(line);
    return frame;
  }

  /** The innermost frame leaves the call stack; its references stay until it is freed. */
  pop(): ObjectId {
    const frame = this.frame;
    this.event(EventOp.FramePop, frame);
    this.flag(frame, 0, ObjectFlag.Running);
    this.line = this.frame === 0 ? 0 : this.state.frameLine.get(this.frame);
    return frame;
  }

  /** Frees a frame that left the call stack. */
  freeFrame(frame: ObjectId): void {
    this.drop(this.state.firstIn.get(frame));
    this.free(frame);
  }

  /** Moves the innermost frame to a line, without a step. */
  setLine(line: number): void {
    this.event(EventOp.Line, this.frame, this.state.frameLine.get(this.frame), line);
    this.line = line;
  }

  lineStep(line: number): number {
    this.setLine(line);
    return this.step(StepKind.Line, this.frame, line);
  }

  /** Binds a new reference, as one step. */
  bind(from: ObjectId, to: ObjectId, kind: number, label = '', drop = 0): EdgeId {
    const edge = this.edge(from, to, kind, label);
    if (drop) this.drop(drop);
    this.step(StepKind.Bind, edge);
    return edge;
  }

  /** Takes a reference out, as one step. */
  unbind(edge: EdgeId, byHolder = 0): number {
    this.drop(edge);
    return this.step(StepKind.Unbind, edge, this.recorder.trace.tables.edgeTo.get(edge), byHolder);
  }

  write(text: string, stream: 0 | 1 = 0): number {
    const index = this.recorder.write(stream, text);
    this.event(EventOp.Write, index);
    return this.step(StepKind.Write, index);
  }

  beginRun(generation: number, reason: string): number {
    const run = this.recorder.run({ generation, reason });
    this.event(EventOp.Run, 0, -1, run);
    this.step(StepKind.RunBegin, run);
    return run;
  }

  /** Begins a phase by its name; `result` is what the phase before came to, if anything. */
  beginPhase(name: string, result = ''): number {
    const { run, phase: old } = this.state;
    let row = -1;
    if (result !== '') {
      row = this.recorder.phaseResult(run, old, result);
      this.event(EventOp.PhaseResult, row);
    }
    const phase = this.recorder.trace.header.phases.findIndex((info) => info.name === name);
    this.event(EventOp.Phase, 0, old, phase);
    return this.step(StepKind.Phase, run, phase, row);
  }

  endRun(result = ''): void {
    const { run, phase } = this.state;
    if (result !== '')
      this.event(EventOp.PhaseResult, this.recorder.phaseResult(run, phase, result));
    this.event(EventOp.Phase, 0, phase, -1);
    this.event(EventOp.Run, 0, run, -1);
    this.step(StepKind.RunEnd, run);
  }

  end(): Trace {
    return this.recorder.end({ state: 'finished', message: '' });
  }
}
