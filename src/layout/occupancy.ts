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
  private readonly strips = new Map<number, Place[]>();

  /** Takes the place from `left` to `right` and from `start` to `end`. */
  take(place: Place): void {
    for (let strip = stripOf(place.left); strip <= stripOf(place.right); strip++) {
      const list = this.strips.get(strip);
      if (list) list.push(place);
      else this.strips.set(strip, [place]);
    }
  }

  /** Gives back a place that was taken. */
  release(place: Place): void {
    for (let strip = stripOf(place.left); strip <= stripOf(place.right); strip++) {
      const list = this.strips.get(strip)!;
      list.splice(list.indexOf(place), 1);
    }
  }

  /** Forgets places whose time is over for everything born at `step` or later. */
  forgetBefore(step: number): void {
    for (const [strip, list] of this.strips) {
      this.strips.set(
        strip,
        list.filter((place) => place.freed === NEVER || place.freed + GHOST_STEPS > step),
      );
    }
  }

  /**
   * The start of a free place of length `length` nearest to `wanted`, not before `least`. Looks onward first:
   * a place further back is taken only when it is much nearer, so that siblings keep their order.
   */
  find(place: Omit<Place, 'start' | 'end'>, length: number, wanted: number, least: number): number {
    const taken = this.conflicts(place);
    const onward = firstFree(taken, length, Math.max(wanted, least));
    const back = lastFree(taken, length, wanted, least);
    return back !== null && wanted - back < (onward - wanted) / 2 ? back : onward;
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

function meet(a: { born: number; freed: number }, b: { born: number; freed: number }): boolean {
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
