import { hierarchy, pack } from 'd3';
import type { ObjectId } from '../../heap/ids';
import type { HeapTables } from '../../heap/tables';
import type { Layout, Rect } from '../../layout/layout';

/** All objects of one type in one region. */
export interface Group {
  readonly region: number;
  /** Index of the type's name among the strings. */
  readonly type: number;
  readonly kind: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Room for a region's heading, and between its border and the circles. */
const HEADING = 52;
const PADDING = 24;

/**
 * The groups of a layout: circles by type, packed inside each region. Their sizes tell how many members there
 * ever are, so that a circle stays the same at every step.
 */
export class Groups {
  readonly all: readonly Group[];
  /** By object: the index of its group, or -1. */
  readonly groupOf: Int32Array;
  private readonly membersOf: readonly ObjectId[][];

  constructor({ regionOf, regions }: Layout, tables: HeapTables) {
    this.groupOf = new Int32Array(regionOf.length).fill(-1);
    const members: Map<number, ObjectId[]>[] = regions.map(() => new Map());
    for (let object = 1; object < regionOf.length; object++) {
      const byType = members[regionOf[object]!];
      if (!byType) continue;
      const type = tables.objectType.data[object]!;
      const list = byType.get(type);
      if (list) list.push(object);
      else byType.set(type, [object]);
    }
    const all: Group[] = [];
    const membersOf: ObjectId[][] = [];
    members.forEach((byType, region) => {
      for (const { type, circle } of packTypes(byType, regions[region]!.rect)) {
        const list = byType.get(type)!;
        for (const object of list) this.groupOf[object] = all.length;
        all.push({ region, type, kind: tables.objectKind.data[list[0]!]!, ...circle });
        membersOf.push(list);
      }
    });
    this.all = all;
    this.membersOf = membersOf;
  }

  /** The objects that are ever in the group, in order of birth. */
  members(group: number): readonly ObjectId[] {
    return this.membersOf[group]!;
  }

  /** Living members by group. */
  count(isShown: (object: ObjectId) => boolean): Int32Array {
    const counts = new Int32Array(this.all.length);
    const { groupOf } = this;
    for (let object = 1; object < groupOf.length; object++) {
      const group = groupOf[object]!;
      if (group >= 0 && isShown(object)) counts[group]!++;
    }
    return counts;
  }
}

interface Packed {
  type: number;
  circle: { x: number; y: number; r: number };
}

function packTypes(byType: ReadonlyMap<number, readonly ObjectId[]>, rect: Rect): Packed[] {
  const width = Math.max(1, rect.width - 2 * PADDING);
  const height = Math.max(1, rect.height - HEADING - PADDING);
  interface Datum {
    type: number;
    count: number;
    children?: Datum[];
  }
  const children = [...byType].map(([type, list]): Datum => ({ type, count: list.length }));
  const root = hierarchy<Datum>({ type: -1, count: 0, children })
    .sum(({ count }) => count)
    .sort((a, b) => b.value! - a.value! || a.data.type - b.data.type);
  const packed = pack<Datum>()
    .size([width, height])
    .padding(Math.min(width, height) / 40)(root);
  return packed.leaves().map(({ data, x, y, r }) => ({
    type: data.type,
    circle: { x: rect.x + PADDING + x, y: rect.y + HEADING + y, r },
  }));
}
