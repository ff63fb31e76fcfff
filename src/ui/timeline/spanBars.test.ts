import { expect, test } from 'vitest';
import type { Span } from '../../store/timeline';
import { trackScale } from './geometry';
import { spanBars } from './spanBars';

const call = (from: number, to: number, depth = 0, label = `f${from}()`): Span => ({
  kind: 'call',
  from,
  to,
  label,
  depth,
});

test('a short bar has its label beside it, where nothing else stands', () => {
  const [short] = spanBars([call(10, 12), call(60, 90)], trackScale(500, 100));
  expect(short!.width).toBeLessThan(20);
  expect(short!.text).toBe('f10()');
});

test('a label is cut before the next bar of its row, and only there', () => {
  const spans = [
    call(10, 12, 0, 'a_rather_long_name()'),
    call(11, 12, 1, 'inner()'),
    call(30, 40, 0),
  ];
  const [outer, , inner] = spanBars(spans, trackScale(500, 100));
  expect(outer!.text).toMatch(/^a_rather.*…$/);
  expect(inner).toMatchObject({ row: 1, text: 'inner()' });
});

test('a hundred thousand calls are no more bars than there are pixels, and never overlap', () => {
  const spans = Array.from({ length: 100_000 }, (_, i) => call(2 * i, 2 * i + 1));
  const bars = spanBars(spans, trackScale(1000, 200_000));
  expect(bars.length).toBeLessThan(1000);
  for (let i = 1; i < bars.length; i++) {
    expect(bars[i]!.x).toBeGreaterThanOrEqual(bars[i - 1]!.x + bars[i - 1]!.width);
  }
});

test('what lies deeper than two calls has no bar of its own', () => {
  expect(spanBars([call(1, 9), call(2, 8, 1), call(3, 7, 2)], trackScale(500, 10))).toHaveLength(2);
});
