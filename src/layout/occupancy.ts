import { GHOST_STEPS, NEVER } from './lifetimes';

/** Width of the strips by which taken places are found. */
const STRIP = 64;

/** A rectangle that is taken for a time: `left` to `right` along the columns, `start` to `end` across them. */
export interface Place {
  start: number;
  end: number;
  left: number;
  right: number;
  born: number;
  freed: number;
}

/**
 * Which places are taken, and when. Two blocks may have the same place if one has been gone for
 * {@link GHOST_STEPS} steps before the other comes.
 */
export class Occupancy {
  /** How far the drawing reaches. */
  furthest = 0;
  private readonly strips = new Map<number, Place[]>();

  /** Takes the place from `left` to `right` and from `start` to `end`. */
  take(place: Place): void {
    this.furthest = Math.max(this.furthest, place.end);
    for (let strip = stripOf(place.left); strip <= stripOf(place.right); strip++) {
      const list = this.strips.get(strip);
      if (list) list.push(place);
      else this.strips.set(strip, [place]);
    }
  }

  /**
   * The start of a free place of length `length` nearest to `wanted`, not before `least`. Looks onward first:
   * a place further back is taken only when it is much nearer, so that siblings keep their order, or when onward the drawing would have to grow.
   */
  find(place: Omit<Place, 'start' | 'end'>, length: number, wanted: number, least: number): number {
    const taken = this.conflicts(place);
    const onward = firstFree(taken, length, Math.max(wanted, least));
    const back = lastFree(taken, length, wanted, least);
    if (back === null) return onward;
    const beyond = Math.max(0, onward + length - this.furthest);
    const closer = wanted - back < (onward - wanted) / 2;
    return closer || (beyond > 0 && wanted - back < onward - wanted + 4 * beyond) ? back : onward;
  }

  /** How far a block at `start` may move back and on without meeting another. */
  slack(place: Place): { from: number; to: number } {
    let from = -Infinity;
    let to = Infinity;
    for (const other of this.conflicts(place)) {
      if (other.end <= place.start + 1e-6) from = Math.max(from, other.end);
      else if (other.start >= place.end - 1e-6) to = Math.min(to, other.start);
    }
    return { from, to };
  }

  private conflicts(place: Omit<Place, 'start' | 'end'>): Place[] {
    const found = new Set<Place>();
    for (let strip = stripOf(place.left); strip <= stripOf(place.right); strip++) {
      for (const other of this.strips.get(strip) ?? []) {
        if (other.left < place.right && place.left < other.right && meet(place, other)) {
          found.add(other);
        }
      }
    }
    found.delete(place as Place);
    return [...found].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

function stripOf(position: number): number {
  return Math.floor(position / STRIP);
}

/** True where two lifetimes are too near each other to share a place. */
export function meet(
  a: { born: number; freed: number },
  b: { born: number; freed: number },
): boolean {
  const apart = (first: { freed: number }, second: { born: number }) =>
    first.freed !== NEVER && first.freed + GHOST_STEPS <= second.born;
  return !apart(a, b) && !apart(b, a);
}

function firstFree(taken: readonly Place[], length: number, wanted: number): number {
  let start = wanted;
  for (const other of taken) {
    if (other.end <= start) continue;
    if (other.start >= start + length) break;
    start = other.end;
  }
  return start;
}

function lastFree(
  taken: readonly Place[],
  length: number,
  wanted: number,
  least: number,
): number | null {
  let end = wanted + length;
  for (const other of [...taken].sort((a, b) => b.end - a.end)) {
    if (other.start >= end) continue;
    if (other.end <= end - length) break;
    end = other.start;
  }
  return end - length >= least ? end - length : null;
}
