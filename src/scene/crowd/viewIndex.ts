import type { ObjectId } from '../../heap/ids';
import type { Layout, Rect } from '../../layout/layout';

/** Side of a cell, in CSS pixels at 100%: a few nodes each. */
const CELL = 512;
/** Larger than any number of cells side by side. */
const ROW = 1 << 20;

/**
 * Which objects of a layout have their place where: built once, since places never change. What is asked for
 * costs as much as it finds, however large the drawing is.
 */
export class ViewIndex {
  private readonly slots: Float64Array;
  private readonly cells = new Map<number, ObjectId[]>();

  constructor({ slots }: Layout) {
    this.slots = slots;
    for (let object = 0; object * 4 < slots.length; object++) {
      if (slots[object * 4 + 2] === 0) continue;
      // By its middle: each object stands in one cell, and what is asked for is a little more than is seen.
      const x = slots[object * 4]! + slots[object * 4 + 2]! / 2;
      const y = slots[object * 4 + 1]! + slots[object * 4 + 3]! / 2;
      const key = Math.floor(y / CELL) * ROW + Math.floor(x / CELL);
      const cell = this.cells.get(key);
      if (cell) cell.push(object);
      else this.cells.set(key, [object]);
    }
  }

  /** Calls `visit` with every object whose place meets the rectangle; at any step, so some do not live. */
  visit({ x, y, width, height }: Rect, visit: (object: ObjectId) => void): void {
    const { slots } = this;
    const left = Math.floor((x - CELL) / CELL);
    const right = Math.floor((x + width + CELL) / CELL);
    const top = Math.floor((y - CELL) / CELL);
    const bottom = Math.floor((y + height + CELL) / CELL);
    const look = (cell: readonly ObjectId[]) => {
      for (const object of cell) {
        const at = object * 4;
        if (slots[at]! > x + width || slots[at + 1]! > y + height) continue;
        if (slots[at]! + slots[at + 2]! < x || slots[at + 1]! + slots[at + 3]! < y) continue;
        visit(object);
      }
    };
    // Seen from far, there are fewer cells with something in them than cells.
    if ((right - left + 1) * (bottom - top + 1) > this.cells.size) {
      for (const cell of this.cells.values()) look(cell);
      return;
    }
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.cells.get(row * ROW + column);
        if (cell) look(cell);
      }
    }
  }

  /** The object at a point, among those that `isShown`; the interpreter never. */
  at(x: number, y: number, isShown: (object: ObjectId) => boolean): ObjectId | null {
    let found: ObjectId | null = null;
    this.visit({ x, y, width: 0, height: 0 }, (object) => {
      if (object !== 0 && isShown(object)) found = object;
    });
    return found;
  }
}
