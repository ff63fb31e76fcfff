/** Where steps stand on the track. */
export interface TrackScale {
  readonly width: number;
  readonly length: number;
  /** The x of a step. */
  x(step: number): number;
  /** The step nearest to an x. */
  stepAt(x: number): number;
}

/** Room at both ends of the track, so that the first and the last sign are not cut. */
export const TRACK_INSET = 10;

export function trackScale(width: number, length: number): TrackScale {
  const extent = Math.max(0, width - 2 * TRACK_INSET);
  const perStep = extent / Math.max(1, length);
  return {
    width,
    length,
    x: (step) => TRACK_INSET + Math.min(step, length) * perStep,
    stepAt: (x) =>
      Math.max(0, Math.min(length, Math.round((x - TRACK_INSET) / Math.max(perStep, 1e-9)))),
  };
}

export interface Tick {
  readonly step: number;
  /** Whether its number is written. */
  readonly major: boolean;
}

const FEWEST_PIXELS = { major: 56, minor: 6 } as const;

/** Marks at round steps, far enough from each other to be read. */
export function ticksOf({ width, length }: TrackScale): Tick[] {
  const perStep = (width - 2 * TRACK_INSET) / Math.max(1, length);
  if (perStep <= 0) return [];
  const major = roundInterval(FEWEST_PIXELS.major / perStep);
  const minor = [major / 10, major / 5, major / 2].find(
    (interval) => Number.isInteger(interval) && interval * perStep >= FEWEST_PIXELS.minor,
  );
  const ticks: Tick[] = [];
  for (let step = 0; step <= length; step += minor ?? major) {
    ticks.push({ step, major: step > 0 && step % major === 0 });
  }
  return ticks;
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is not less than `least`. */
function roundInterval(least: number): number {
  let power = 1;
  while (power * 10 < least) power *= 10;
  return [1, 2, 5, 10].map((n) => n * power).find((n) => n >= least)!;
}
