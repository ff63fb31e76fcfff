import { components, isCycle } from '../analysis/components';
import type { HistoryRow } from '../analysis/history';
import { pathToRoot } from '../analysis/path';
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
  /** Comes from the cycle that the object is part of; what subtract_refs does is told before that. */
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

/** A way from a root, reference by reference. */
export interface ObjectPath {
  /** 0 for the interpreter. */
  readonly root: ObjectId;
  readonly rootName: string;
  readonly hops: readonly {
    readonly key: string;
    /** Where in the object before it the reference stands. */
    readonly place: string;
    readonly object: ObjectId;
    readonly name: string;
  }[];
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
  /** References that have no row because there are so many: `holders` stops at the number asked for. */
  readonly moreHolders: number;
  readonly weakHolders: readonly HolderRow[];
  readonly targets: readonly TargetRow[];
  readonly moreTargets: number;
  /** A shortest way from a root to the object: what keeps it alive. Null when nothing does. */
  readonly path: ObjectPath | null;
  /** The latest changes of the count, oldest first. */
  readonly history: readonly HistoryEntry[];
  readonly moreHistory: number;
  /** The sum that gives `gc_refs`, while a run compares references with counts. */
  readonly subtraction: { refs: number; inside: number; gcRefs: number } | null;
  /** Bytes of the cycle that the object is part of, when it is lost. */
  readonly cycleSize: number | null;
}

/** Rows of each list that are made when nobody asks for more. */
export const FEWEST_ROWS = 100;

/** Everything that the inspector shows of one object, with at most `rows` rows in each list. */
export function inspectorModel(
  moment: Moment,
  object: ObjectId,
  rows = FEWEST_ROWS,
): InspectorModel {
  const { view, analysis } = moment;
  const status = moment.statusOf(object);
  const cycle = cycleOf(moment, object, status);
  const subtraction = subtractionOf(view, object);
  const held = holdersOf(moment, object, { cycle, counting: subtraction !== null, rows });
  const targets = [...view.out(object)];
  const history = analysis.history(object).filter((row) => row.step <= moment.step);
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
    ...held,
    targets: targets.slice(0, rows).map((edge) => targetRow(view, edge)),
    moreTargets: Math.max(0, targets.length - rows),
    path: status === 'freed' ? null : pathOf(view, object),
    history: history.slice(-rows).map((row) => historyEntry(moment, row)),
    moreHistory: Math.max(0, history.length - rows),
    subtraction,
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

interface HolderContext {
  /** The lost cycle that the object is part of. */
  readonly cycle: ReadonlySet<ObjectId> | null;
  /** The collector compares references with counts, so that crossed ones are told. */
  readonly counting: boolean;
  /** How many rows each list has at most. */
  readonly rows: number;
}

function holdersOf(moment: Moment, object: ObjectId, context: HolderContext) {
  const { view } = moment;
  const counted: EdgeId[] = [];
  const weak: EdgeId[] = [];
  for (const edge of view.in(object)) {
    (isCountedKind(view.kind(edge)) ? counted : weak).push(edge);
  }
  // The view lists the newest reference first; a list reads in the order of events. Of very many, the latest.
  const rowsOf = (edges: EdgeId[]) =>
    edges
      .slice(0, context.rows)
      .reverse()
      .map((edge) => holderRow(moment, edge, context));
  return {
    holders: [...baseRow(view, object), ...rowsOf(counted)],
    moreHolders: Math.max(0, counted.length - context.rows),
    weakHolders: rowsOf(weak),
  };
}

function holderRow(
  { view, changes }: Moment,
  edge: EdgeId,
  { cycle, counting }: HolderContext,
): HolderRow {
  const holder = view.from(edge);
  return {
    key: String(edge),
    holder,
    ...holderWords(view, edge),
    times: 1,
    isNew: changes.newEdges.has(edge),
    spent: counting && view.isSpent(edge),
    inCycle: cycle?.has(holder) ?? false,
    weak: !isCountedKind(view.kind(edge)),
  };
}

function holderWords(view: HeapView, edge: EdgeId): { name: string; place: string } {
  const holder = view.from(edge);
  const place = placeOf(view, edge);
  if (holder !== INTERPRETER) return { name: view.name(holder), place };
  if (view.kind(edge) !== EdgeKind.CStack) return { name: 'interpreter', place };
  return { name: 'C stack', place: place.replace(/^C stack:? ?/, '') };
}

function targetRow(view: HeapView, edge: EdgeId): TargetRow {
  const target = view.to(edge);
  return {
    key: String(edge),
    target,
    name: view.text(target) || view.name(target),
    place: placeOf(view, edge),
    weak: !isCountedKind(view.kind(edge)),
  };
}

/** Where in its holder a reference stands, as Python would write it. */
function placeOf(view: HeapView, edge: EdgeId): string {
  const label = view.label(edge);
  switch (view.kind(edge)) {
    case EdgeKind.Attribute:
      return `.${label}`;
    case EdgeKind.Stack:
      return label === '' ? 'stack' : `stack: ${label}`;
    default:
      return label;
  }
}

function historyEntry({ trace, step }: Moment, row: HistoryRow): HistoryEntry {
  return {
    step: row.step,
    change: row.change,
    count: row.count,
    cause: row.kind === 'freed' ? 'freed' : causeOf(trace, row.step),
    current: row.step === step,
  };
}

function pathOf(view: HeapView, object: ObjectId): ObjectPath | null {
  const path = pathToRoot(view, object);
  if (path === undefined) return null;
  const { root, edges } = path;
  return {
    root,
    rootName: root === INTERPRETER ? 'interpreter' : view.name(root),
    hops: edges.map((edge) => {
      const to = view.to(edge);
      return { key: String(edge), place: placeOf(view, edge), object: to, name: view.name(to) };
    }),
  };
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

/** The references of the selected object's path from a root; none when it has none. */
export function pathEdges(moment: Moment, object: ObjectId): ReadonlySet<EdgeId> {
  return new Set(pathToRoot(moment.view, object)?.edges);
}
