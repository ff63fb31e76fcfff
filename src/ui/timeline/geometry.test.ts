import { describe, expect, test } from 'vitest';
import { TRACK_INSET, ticksOf, trackScale } from './geometry';

describe('the track', () => {
  test('puts the first and the last step at its ends, and finds them there', () => {
    const scale = trackScale(1000, 67);
    expect(scale.x(0)).toBe(TRACK_INSET);
    expect(scale.x(67)).toBe(1000 - TRACK_INSET);
    for (let step = 0; step <= 67; step++) expect(scale.stepAt(scale.x(step))).toBe(step);
    expect(scale.stepAt(-50)).toBe(0);
    expect(scale.stepAt(5000)).toBe(67);
  });

  test('holds a run without a step', () => {
    const scale = trackScale(300, 0);
    expect(scale.x(0)).toBe(TRACK_INSET);
    expect(scale.stepAt(200)).toBe(0);
    expect(ticksOf(scale).length).toBeGreaterThan(0);
  });

  test.each([10, 67, 400, 5_000, 1_000_000])('writes readable numbers for %i steps', (length) => {
    const scale = trackScale(1070, length);
    const major = ticksOf(scale).filter((tick) => tick.major);
    expect(major.length).toBeGreaterThan(1);
    for (let i = 1; i < major.length; i++) {
      expect(scale.x(major[i]!.step) - scale.x(major[i - 1]!.step)).toBeGreaterThanOrEqual(56);
    }
    expect(ticksOf(scale).length).toBeLessThan(200);
  });
});
