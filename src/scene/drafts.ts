import type { EdgeId, ObjectId } from '../heap/ids';
import { EdgeKind } from '../heap/kinds';
import type { HeapView } from '../heap/view';
import { BOX, isSequence } from '../layout/boxes';
import type { Rect } from '../layout/layout';
import type { NodeContent } from './content';
import { sameRect } from './routeMemory';
import type { Start } from './routes';

/** A reference (or several alike) before it has a line. */
export interface Draft {
  readonly edges: EdgeId[];
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** Where it leaves; with the box of its holder. */
  readonly start: Start;
  readonly toBox: Rect;
  readonly toRoot: boolean;
  label: string;
  readonly weak: boolean;
}

/** Where a reference leaves its node, whether or not what it leads to is drawn. */
interface Exit {
  edge: EdgeId;
  to: ObjectId;
  start: Start;
}

const ENTRY_FIRST = 18;
const ENTRY_SPACE = 10;
const LEAST_SPACE = 2.5;
const MOST_SPREAD = 4;

/** What is kept of a node's references while the node shows the same. */
interface Known {
  exits: readonly Exit[];
  targets: (NodeContent | undefined)[];
  drafts: readonly Draft[];
}

/** Gathers references between drawn objects; those of nodes that show the same as before are the same drafts. */
export class DraftMemory {
  private known = new WeakMap<NodeContent, Known>();
  private byObject = new Map<ObjectId, readonly Draft[]>();

  collect(view: HeapView, contents: ReadonlyMap<ObjectId, NodeContent>): Draft[] {
    const all: Draft[] = [];
    const byObject = new Map<ObjectId, readonly Draft[]>();
    for (const from of contents.values()) {
      const drafts = this.draftsOf(view, from, contents);
      if (drafts.length === 0) continue;
      byObject.set(from.object, drafts);
      for (const draft of drafts) all.push(draft);
    }
    this.byObject = byObject;
    return all;
  }

  private draftsOf(
    view: HeapView,
    from: NodeContent,
    contents: ReadonlyMap<ObjectId, NodeContent>,
  ): readonly Draft[] {
    let known = this.known.get(from);
    if (known && known.exits.every(({ to }, i) => contents.get(to) === known!.targets[i])) {
      return known.drafts;
    }
    const exits = known?.exits ?? exitsOf(view, from);
    const targets = exits.map(({ to }) => contents.get(to));
    const before = this.byObject.get(from.object) ?? [];
    known = { exits, targets, drafts: reuse(before, bundle(view, from, exits, targets)) };
    this.known.set(from, known);
    return known.drafts;
  }
}

function exitsOf(view: HeapView, from: NodeContent): Exit[] {
  const exits: Exit[] = [];
  const { box, root, title } = from;
  const add = (edge: EdgeId, start: Omit<Start, 'box' | 'root'>) => {
    exits.push({ edge, to: view.to(edge), start: { ...start, box, root } });
  };
  from.rows.forEach((row, i) => {
    const y = Math.min(box.y + title + (i + 0.5) * BOX.row, box.y + box.height - 8);
    for (const edge of row.edges) add(edge, { y });
  });
  from.cells.forEach((cell, i) => {
    if (cell.edge === 0) return;
    const cellX = box.x + (i + 0.5) * from.cellWidth;
    const lastCell = i === from.cells.length - 1;
    add(cell.edge, { y: box.y + title + BOX.cells / 2, cellX, lastCell });
  });
  from.borders.forEach((edge, i) => {
    // Many leave from one point, where they can be bundled.
    const many = from.borders.length > MOST_SPREAD;
    const spread = many ? 0 : (i - (from.borders.length - 1) / 2) * 8;
    const middle = isSequence(from.kind) ? box.height - BOX.cells / 2 : box.height / 2;
    add(edge, { y: box.y + Math.max(6, Math.min(box.height - 6, middle + spread)) });
  });
  return exits;
}

/** References with the same ends and no place of their own are one line, `×3`. */
function bundle(
  view: HeapView,
  from: NodeContent,
  exits: readonly Exit[],
  targets: readonly (NodeContent | undefined)[],
): Draft[] {
  const kept: Draft[] = [];
  const byEnds = new Map<string, Draft>();
  exits.forEach(({ edge, start }, i) => {
    const to = targets[i];
    if (!to) return;
    const weak = view.kind(edge) === EdgeKind.Weak;
    const key = `${to.object} ${weak} ${start.cellX ?? start.y}`;
    const other = byEnds.get(key);
    if (other) {
      other.edges.push(edge);
      return;
    }
    const draft: Draft = {
      edges: [edge],
      from: from.object,
      to: to.object,
      start,
      toBox: to.box,
      toRoot: to.root,
      label: '',
      weak,
    };
    byEnds.set(key, draft);
    kept.push(draft);
  });
  for (const draft of kept) {
    draft.label = draft.edges.length > 1 ? `×${draft.edges.length}` : view.label(draft.edges[0]!);
  }
  return kept;
}

/** Puts the draft from before in the place of one that is its equal, so that what is known of it stays known. */
function reuse(before: readonly Draft[], drafts: readonly Draft[]): readonly Draft[] {
  const byEdge = new Map(before.map((draft) => [draft.edges[0]!, draft]));
  return drafts.map((draft) => {
    const old = byEdge.get(draft.edges[0]!);
    return old && isSame(old, draft) ? old : draft;
  });
}

function isSame(a: Draft, b: Draft): boolean {
  return (
    a.to === b.to &&
    sameRect(a.toBox, b.toBox) &&
    sameRect(a.start.box, b.start.box) &&
    a.weak === b.weak &&
    a.label === b.label &&
    a.start.y === b.start.y &&
    a.start.cellX === b.start.cellX &&
    a.start.lastCell === b.start.lastCell &&
    a.edges.length === b.edges.length &&
    a.edges.every((edge, i) => edge === b.edges[i])
  );
}

interface Entries {
  box: Rect;
  list: readonly Draft[];
  entries: readonly number[];
}

/** Where lines enter nodes; the same for a node as long as the same references lead to it. */
export class EntryMemory {
  private known = new Map<ObjectId, Entries>();

  /** Spreads the references that enter each node's sides, in the order in which they come from above. */
  spread(drafts: readonly Draft[]): Map<Draft, number> {
    const byTarget = new Map<ObjectId, Draft[]>();
    for (const draft of drafts) {
      const list = byTarget.get(draft.to);
      if (list) list.push(draft);
      else byTarget.set(draft.to, [draft]);
    }
    const all = new Map<Draft, number>();
    const next = new Map<ObjectId, Entries>();
    for (const [target, list] of byTarget) {
      const box = list[0]!.toBox;
      let known = this.known.get(target);
      if (!known || !sameRect(known.box, box) || !isEqual(known.list, list)) {
        known = { box, list, entries: entriesOf(box, list) };
      }
      next.set(target, known);
      for (let i = 0; i < list.length; i++) all.set(list[i]!, known.entries[i]!);
    }
    this.known = next;
    return all;
  }
}

function isEqual(a: readonly Draft[], b: readonly Draft[]): boolean {
  return a.length === b.length && a.every((draft, i) => draft === b[i]);
}

function entriesOf(box: Rect, list: readonly Draft[]): number[] {
  const entries = new Array<number>(list.length).fill(0);
  const isFromLeft = ({ start }: Draft) => start.box.x + start.box.width + 12 <= box.x;
  const places = list.map((_, i) => i);
  for (const side of [true, false]) {
    const group = places.filter((i) => isFromLeft(list[i]!) === side);
    group.sort((i, j) => {
      const [a, b] = [list[i]!, list[j]!];
      return a.start.y - b.start.y || a.edges[0]! - b.edges[0]!;
    });
    const room = (box.height - 16) / Math.max(1, group.length - 1);
    const first = Math.min(ENTRY_FIRST, box.height / 2);
    // A crowd enters at one point: spread, each newcomer would shift them all by less than one can see.
    const space = room < LEAST_SPACE ? 0 : Math.min(ENTRY_SPACE, room);
    const begin = Math.max(8, Math.min(first, (box.height - space * (group.length - 1)) / 2));
    group.forEach((place, i) => {
      const y = group.length === 1 || space === 0 ? first : begin + i * space;
      entries[place] = Math.min(box.height - 8, y);
    });
  }
  return entries;
}
