import type { ObjectId, StepIndex } from '../heap/ids';
import { GC_LIST_COUNT, GcList, ObjectFlag, type Status } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { lowerBound } from '../lib/search';
import { isPlaced } from '../layout/layout';
import type { Trace } from '../trace/trace';
import type { Moment } from './moment';
import { indexOf, type Index } from './traceIndex';

export interface PhaseRow {
  readonly name: string;
  readonly meaning: string;
  readonly state: 'done' | 'current' | 'to come';
  /** What it came to, or how far it is; empty when neither is known. */
  readonly result: string;
}

export interface ListRow {
  readonly object: ObjectId;
  readonly status: Status;
  readonly refcount: number | null;
  readonly gcRefs: number | null;
  /** The value before this step, where the step wrote `gc_refs`. */
  readonly gcRefsBefore: number | null;
  /** The object whose references subtract_refs is crossing. */
  readonly visiting: boolean;
  /** The step is about this object. */
  readonly current: boolean;
}

export interface ListModel {
  readonly list: number;
  readonly name: string;
  readonly length: number;
  readonly rows: readonly ListRow[];
  /** How many of its objects are drawn: more than the rows when the list is long. */
  readonly inView: number;
  /** Counts and references are no longer compared: `gc_refs` is what came of that. */
  readonly settled: boolean;
  /** Whether the rows are what the step is about. */
  readonly open: boolean;
}

export interface CollectorModel {
  /** The run under way, else the last one before the step; null before the first. */
  readonly run: {
    readonly number: number;
    readonly generation: number;
    readonly reason: string;
    readonly underWay: boolean;
  } | null;
  readonly phases: readonly PhaseRow[];
  readonly lists: readonly ListModel[];
  readonly generations: readonly {
    readonly name: string;
    readonly count: number;
    readonly threshold: number;
    readonly objects: number;
  }[];
  readonly idle: string;
}

/** Rows that a list shows at most; longer ones say how many more there are. */
export const MOST_ROWS = 60;

/** Where each run begins and ends, and until where it compares references with counts. */
class RunIndex implements Index {
  readonly begins: StepIndex[] = [];
  readonly ends: StepIndex[] = [];
  /** By run: its last step that wrote `gc_refs`. */
  readonly scans: StepIndex[] = [];
  private readonly trace: Trace;
  private known = 1;

  constructor(trace: Trace) {
    this.trace = trace;
  }

  extend(): void {
    const { kind } = this.trace.steps;
    for (; this.known <= this.trace.length; this.known++) {
      const n = this.known;
      switch (kind.get(n)) {
        case StepKind.RunBegin:
          this.begins.push(n);
          this.ends.push(Infinity);
          this.scans.push(n);
          break;
        case StepKind.RunEnd:
          this.ends[this.ends.length - 1] = n;
          break;
        case StepKind.GcRefsInit:
        case StepKind.GcRefsSubtract:
        case StepKind.GcRefsReach:
          this.scans[this.scans.length - 1] = n;
          break;
      }
    }
  }

  /** Index of the last run that had begun by step `n`, or -1. */
  at(n: StepIndex): number {
    return lowerBound({ length: this.begins.length, get: (i) => this.begins[i]! }, n + 1) - 1;
  }
}

const runIndex = indexOf((trace) => new RunIndex(trace));

/** What the collector's panel shows. */
export function collectorModel(moment: Moment): CollectorModel {
  const { trace, view, step } = moment;
  const runs = runIndex(trace);
  const run = runs.at(step);
  const record = trace.tables.runs[run];
  const underWay = view.run >= 0;
  const scanning = underWay && step <= (runs.scans[run] ?? -1);
  return {
    run: record === undefined ? null : { number: run + 1, ...record, underWay },
    phases: record === undefined ? [] : phaseRows(moment, run, underWay),
    lists: underWay ? listModels(moment, scanning) : [],
    generations: generationRows(moment),
    idle: trace.header.gcIdle,
  };
}

function phaseRows({ trace, view, step }: Moment, run: number, underWay: boolean): PhaseRow[] {
  const results = new Map<number, string>();
  for (let i = 0; i < view.phaseResultCount; i++) {
    const result = trace.tables.phaseResults[i]!;
    if (result.run === run) results.set(result.phase, result.text);
  }
  const entered = phasesEntered(trace, run, step);
  return trace.header.phases.map(({ name, meaning }, phase) => {
    const current = underWay && view.phase === phase;
    const done = !current && (entered.has(phase) || (results.has(phase) && !underWay));
    return {
      name,
      meaning,
      state: current ? 'current' : done ? 'done' : 'to come',
      result: results.get(phase) ?? '',
    };
  });
}

/** The phases that a run had begun by step `n`. */
function phasesEntered(trace: Trace, run: number, n: StepIndex): Set<number> {
  const { kind, b } = trace.steps;
  const runs = runIndex(trace);
  const entered = new Set<number>();
  for (let i = runs.begins[run]!; i <= Math.min(n, runs.ends[run]!); i++) {
    if (kind.get(i) === StepKind.Phase) entered.add(b.get(i));
  }
  return entered;
}

/** The run's own lists; before them, once the reachable ones have left those, where they went. */
function listsInRun({ trace, view }: Moment): number[] {
  const lists: number[] = [];
  const { inView, notInView } = view.listLength(GcList.Young);
  const generation = trace.tables.runs[view.run]!.generation;
  if (inView + notInView === 0) lists.push(GcList.Generation0 + Math.min(generation + 1, 2));
  for (let list = GcList.Young; list < GC_LIST_COUNT; list++) lists.push(list);
  return lists;
}

function listModels(moment: Moment, scanning: boolean): ListModel[] {
  const { trace, view } = moment;
  const lists: ListModel[] = [];
  for (const list of listsInRun(moment)) {
    const name = trace.header.listNames[list] ?? '';
    if (name === '') continue;
    const { inView, notInView } = view.listLength(list);
    if (inView + notInView === 0) continue;
    lists.push({
      list,
      name,
      ...listRows(moment, list),
      length: inView + notInView,
      settled: !scanning,
      open: list > GcList.Young || (list === GcList.Young && scanning),
    });
  }
  return lists;
}

function listRows(moment: Moment, list: number): Pick<ListModel, 'rows' | 'inView'> {
  const { record, view, changes, layout } = moment;
  const visiting = record.kind === StepKind.GcRefsSubtract ? view.from(record.d) : 0;
  const rows: ListRow[] = [];
  let inView = 0;
  for (const object of view.list(list)) {
    if (layout !== null && !isPlaced(layout, object)) continue;
    if (++inView > MOST_ROWS) continue;
    const wrote =
      record.a === object &&
      (record.kind === StepKind.GcRefsSubtract || record.kind === StepKind.GcRefsReach);
    const gcRefs = view.gcRefs(object);
    rows.push({
      object,
      status: moment.statusOf(object),
      refcount: countOf(moment, object),
      gcRefs: gcRefs < 0 ? null : gcRefs,
      gcRefsBefore: wrote ? record.b : null,
      visiting: object === visiting,
      current: record.a === object && (changes.gcRefs.has(object) || record.kind === StepKind.Move),
    });
  }
  return { rows, inView };
}

/** The reference count, or null where none applies. */
export function countOf({ view }: Moment, object: ObjectId): number | null {
  const uncounted = view.hasFlag(object, ObjectFlag.Immortal | ObjectFlag.NoCount);
  return uncounted ? null : view.refcount(object);
}

function generationRows({ trace, view }: Moment): CollectorModel['generations'] {
  return [GcList.Generation0, GcList.Generation1, GcList.Generation2].flatMap(
    (list, generation) => {
      const name = trace.header.listNames[list] ?? '';
      if (name === '') return [];
      const { inView, notInView } = view.listLength(list);
      return [
        {
          name,
          count: view.counts[generation] ?? 0,
          threshold: view.thresholds[generation] ?? 0,
          objects: inView + notInView,
        },
      ];
    },
  );
}
