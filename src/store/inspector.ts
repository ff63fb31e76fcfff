import { components, isCycle } from '../analysis/components';
import { INTERPRETER, type EdgeId, type ObjectId, type StepIndex } from '../heap/ids';
import { EdgeKind, isCountedKind, ObjectFlag, type Status } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { causeOf } from './cause';
import { countOf } from './collector';
import type { Moment } from './moment';

/** One reference to the object, or those that the interpreter holds since start-up. */
export interface HolderRow {
  readonly key: string;
  /** 0 for the interpreter. */
  readonly holder: ObjectId;
  readonly name: string;
  /** Where in the holder: `['self']`, `.next`, `f_locals`. */
  readonly place: string;
  /** More than 1 only for what the interpreter holds since start-up. */
  readonly times: number;
  readonly isNew: boolean;
  /** subtract_refs has crossed it in the run under way. */
  readonly spent: boolean;
  /** Comes from the cycle that the object is part of. */
  readonly inCycle: boolean;
  readonly weak: boolean;
}

export interface TargetRow {
  readonly key: string;
  readonly target: ObjectId;
  readonly name: string;
  readonly place: string;
  readonly weak: boolean;
}

export interface HistoryEntry {
  readonly step: StepIndex;
  readonly change: number;
  readonly count: number;
  readonly cause: string;
  readonly current: boolean;
}

export interface InspectorModel {
  readonly object: ObjectId;
  readonly kind: number;
  readonly name: string;
  readonly subtitle: string;
  readonly address: string;
  readonly size: number;
  readonly status: Status;
  readonly born: StepIndex;
  readonly freed: StepIndex | null;
  readonly immortal: boolean;
  /** Stands in gc.garbage because DEBUG_SAVEALL keeps everything. */
  readonly savedByDebug: boolean;
  readonly refcount: number | null;
  readonly holders: readonly HolderRow[];
  readonly weakHolders: readonly HolderRow[];
  readonly targets: readonly TargetRow[];
  readonly history: readonly HistoryEntry[];
  /** The sum that gives `gc_refs`, while a run compares references with counts. */
  readonly subtraction: { refs: number; inside: number; gcRefs: number } | null;
  /** Bytes of the cycle that the object is part of, when it is lost. */
  readonly cycleSize: number | null;
}

/** Everything that the inspector shows of one object. */
export function inspectorModel(moment: Moment, object: ObjectId): InspectorModel {
  const { view, analysis } = moment;
  const status = moment.statusOf(object);
  const cycle = cycleOf(moment, object, status);
  const holders = [...baseRow(view, object), ...holderRows(moment, object, cycle)];
  const freed = analysis.freedStep(object);
  return {
    object,
    kind: view.objectKind(object),
    name: view.name(object),
    subtitle: view.subtitle(object),
    address: `0x${view.address(object).toString(16)}`,
    size: view.size(object),
    status,
    born: analysis.bornStep(object),
    freed: freed >= 0 ? freed : null,
    immortal: view.hasFlag(object, ObjectFlag.Immortal),
    savedByDebug: view.hasFlag(object, ObjectFlag.SavedByDebug),
    refcount: countOf(moment, object),
    holders: holders.filter((row) => !row.weak),
    weakHolders: holders.filter((row) => row.weak),
    targets: targetRows(view, object),
    history: historyOf(moment, object),
    subtraction: subtractionOf(view, object),
    cycleSize: cycle === null ? null : [...cycle].reduce((sum, o) => sum + view.size(o), 0),
  };
}

function baseRow(view: HeapView, object: ObjectId): HolderRow[] {
  const times = view.base(object);
  if (times === 0 || !view.isAlive(object)) return [];
  return [
    {
      key: 'base',
      holder: INTERPRETER,
      name: 'interpreter at start-up',
      place: '',
      times,
      isNew: false,
      spent: false,
      inCycle: false,
      weak: false,
    },
  ];
}

function holderRows(
  { view, changes }: Moment,
  object: ObjectId,
  cycle: ReadonlySet<ObjectId> | null,
): HolderRow[] {
  // The view lists the newest reference first; a list reads in the order of events.
  return [...view.in(object)].reverse().map((edge) => {
    const holder = view.from(edge);
    const passing = view.kind(edge) === EdgeKind.CStack;
    return {
      key: String(edge),
      holder,
      name: holder !== INTERPRETER ? view.name(holder) : passing ? 'C stack' : 'interpreter',
      place: placeOf(view, edge),
      times: 1,
      isNew: changes.newEdges.has(edge),
      spent: view.isSpent(edge),
      inCycle: cycle?.has(holder) ?? false,
      weak: !isCountedKind(view.kind(edge)),
    };
  });
}

function targetRows(view: HeapView, object: ObjectId): TargetRow[] {
  return [...view.out(object)].map((edge) => {
    const target = view.to(edge);
    return {
      key: String(edge),
      target,
      name: view.text(target) || view.name(target),
      place: placeOf(view, edge),
      weak: !isCountedKind(view.kind(edge)),
    };
  });
}

/** Where in its holder a reference stands, as Python would write it. */
function placeOf(view: HeapView, edge: EdgeId): string {
  const label = view.label(edge);
  return view.kind(edge) === EdgeKind.Attribute ? `.${label}` : label;
}

function historyOf({ analysis, trace, step }: Moment, object: ObjectId): HistoryEntry[] {
  return analysis
    .history(object)
    .filter((row) => row.step <= step)
    .map((row) => ({
      step: row.step,
      change: row.change,
      count: row.count,
      cause: row.kind === 'freed' ? 'freed' : causeOf(trace, row.step),
      current: row.step === step,
    }));
}

/** In a run, once `gc_refs` differs from the count by what was found inside the list. */
function subtractionOf(view: HeapView, object: ObjectId): InspectorModel['subtraction'] {
  const gcRefs = view.gcRefs(object);
  if (gcRefs < 0) return null;
  const refs = view.refcount(object);
  const inside = [...view.in(object)].filter((edge) => view.isSpent(edge)).length;
  // Later phases reuse the field, and then the sum says nothing.
  return refs - inside === gcRefs ? { refs, inside, gcRefs } : null;
}

const LOST: ReadonlySet<Status> = new Set([
  'finalizing',
  'uncollectable',
  'tentative',
  'unreachable',
]);

/** The objects of the lost cycle that an object is part of, if it is. */
function cycleOf(moment: Moment, object: ObjectId, status: Status): Set<ObjectId> | null {
  const { view } = moment;
  if (!LOST.has(status)) return null;
  const lost: ObjectId[] = [];
  for (const other of view.objects()) if (LOST.has(moment.statusOf(other))) lost.push(other);
  const found = components(view, lost).find((component) => component.includes(object));
  return found !== undefined && isCycle(view, found) ? new Set(found) : null;
}
