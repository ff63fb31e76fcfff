import { EventOp } from '../heap/events';
import type { ObjectId } from '../heap/ids';
import { GC_LIST_COUNT, GcList, ObjectFlag, type Status } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { isPlaced } from '../layout/layout';
import type { Moment } from './moment';
import { progressOf } from './phaseProgress';
import { runIndex } from './runIndex';

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
  /** It stood here before this step, which moved it to another list. */
  readonly gone: boolean;
}

/** The move between lists that a step is about. */
export interface ListMove {
  readonly from: number;
  readonly to: number;
}

export interface ListModel {
  readonly list: number;
  readonly name: string;
  /** What it is, in a few words; empty where its name says enough. */
  readonly note: string;
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
  /** Null where the step moves nothing between two lists that are shown. */
  readonly move: ListMove | null;
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

/** What the collector's panel shows. */
export function collectorModel(moment: Moment): CollectorModel {
  const { trace, view, step } = moment;
  const runs = runIndex(trace);
  const run = runs.at(step);
  const record = trace.tables.runs[run];
  const underWay = view.run >= 0;
  const scanning = underWay && step <= (runs.scans[run] ?? -1);
  const lists = underWay ? listModels(moment, scanning) : [];
  return {
    run: record === undefined ? null : { number: run + 1, ...record, underWay },
    phases: record === undefined ? [] : phaseRows(moment, run, underWay),
    lists,
    move: moveAmong(lists, moment),
    generations: generationRows(moment),
    idle: trace.header.gcIdle,
  };
}

function phaseRows(moment: Moment, run: number, underWay: boolean): PhaseRow[] {
  const { trace, view, step } = moment;
  const results = new Map<number, string>();
  for (let i = 0; i < view.phaseResultCount; i++) {
    const result = trace.tables.phaseResults[i]!;
    if (result.run === run) results.set(result.phase, result.text);
  }
  const runs = runIndex(trace);
  const begun = new Map<number, { from: number; to: number }>();
  const phases = runs.phasesOf(run, step);
  phases.forEach((from, i) => {
    const to = phases[i + 1] ?? Math.min(step, runs.ends[run]!);
    begun.set(trace.steps.b.get(from), { from, to });
  });
  return trace.header.phases.map(({ name, meaning }, phase) => {
    const current = underWay && view.phase === phase;
    const stretch = begun.get(phase);
    const done = !current && (stretch !== undefined || (results.has(phase) && !underWay));
    const result = results.get(phase) ?? '';
    return {
      name,
      meaning,
      state: current ? 'current' : done ? 'done' : 'to come',
      result: stretch === undefined ? result : progressOf(moment, name, stretch, result),
    };
  });
}

function moveAmong(lists: readonly ListModel[], { record }: Moment): ListMove | null {
  const { kind, b: from, c: to } = record;
  if (kind !== StepKind.Move) return null;
  const shown = new Set(lists.map(({ list }) => list));
  return shown.has(from) && shown.has(to) ? { from, to } : null;
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
    const rows = listRows(moment, list);
    if (inView + notInView === 0 && rows.rows.length === 0) continue;
    lists.push({
      list,
      name,
      note: noteOf(moment, list),
      ...rows,
      length: inView + notInView,
      settled: !scanning,
      open: list > GcList.Young || (list === GcList.Young && scanning),
    });
  }
  return lists;
}

/** What is in the list that the run examines, and what its survivors join. */
function noteOf({ trace, view }: Moment, list: number): string {
  const { generation } = trace.tables.runs[view.run]!;
  if (list === GcList.Young)
    return generation === 2 ? 'all generations' : `up to generation ${generation}`;
  return list < GcList.Young ? 'reachable' : '';
}

function listRows(moment: Moment, list: number): Pick<ListModel, 'rows' | 'inView'> {
  const { record, view, changes, layout } = moment;
  const isShown = (object: ObjectId) => layout === null || isPlaced(layout, object);
  const leaver = record.kind === StepKind.Move && record.b === list ? record.a : 0;
  const gone = leaver !== 0 && isShown(leaver) ? predecessorOf(moment, leaver) : -1;
  const visiting = record.kind === StepKind.GcRefsSubtract ? view.from(record.d) : 0;
  const rows: ListRow[] = [];
  const push = (object: ObjectId, wasHere = false) => {
    const wrote =
      record.a === object &&
      (record.kind === StepKind.GcRefsSubtract || record.kind === StepKind.GcRefsReach);
    const gcRefs = view.gcRefs(object);
    const moved = record.kind === StepKind.Move && !wasHere;
    rows.push({
      object,
      status: moment.statusOf(object),
      refcount: countOf(moment, object),
      gcRefs: gcRefs < 0 ? null : gcRefs,
      gcRefsBefore: wrote ? record.b : null,
      visiting: object === visiting,
      current: record.a === object && (changes.gcRefs.has(object) || moved) && !wasHere,
      gone: wasHere,
    });
  };
  let inView = 0;
  if (gone === 0) push(leaver, true);
  for (const object of view.list(list)) {
    if (isShown(object) && ++inView <= MOST_ROWS) push(object);
    if (object === gone && inView <= MOST_ROWS) push(leaver, true);
  }
  return { rows, inView };
}

/** What stood before an object in the list that it leaves in this step: an object, or 0 where it was the first. */
function predecessorOf({ trace, step }: Moment, object: ObjectId): ObjectId {
  const { op, a, c } = trace.journal;
  for (let event = trace.eventStart(step); event < trace.eventEnd(step); event++) {
    if (op.get(event) === EventOp.ListMove && a.get(event) === object) return c.get(event);
  }
  return 0;
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
