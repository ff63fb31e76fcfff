import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import type { Line } from './curves';
import { lineOf, overlap } from './curves';
import type { Labelled } from './labels';
import { LabelRoom } from './labels';
import { borderBoxes } from './hulls';

const straight = (x: number, y: number, length = 200) =>
  lineOf([
    [
      { x, y },
      { x: x + length / 3, y },
      { x: x + (2 * length) / 3, y },
      { x: x + length, y },
    ],
  ]);

function boxOf(text: string, at: { x: number; y: number }): Rect {
  const width = textWidth(text, 11, 'mono') + 8;
  return { x: at.x - width / 2, y: at.y - 3.8 - 7, width, height: 14 };
}

/** Labels with the same words for all lines, in their order. */
function labelled(text: string, lines: readonly Line[]): Map<Line, Labelled> {
  return new Map(lines.map((line) => [line, { line, text, rank: 0 }]));
}

function placeAll(taken: readonly Rect[], text: string, lines: readonly Line[]) {
  return new LabelRoom<Line>().place(new Map([[0, taken]]), labelled(text, lines));
}

describe('LabelRoom', () => {
  it('puts labels neither on what is taken nor on each other', () => {
    const taken = [{ x: 80, y: -20, width: 40, height: 40 }];
    const lines = [0, 4, 8, 12].map((y) => straight(0, y));
    const placeOf = placeAll(taken, "['self']", lines);
    const boxes = [...taken];
    for (const line of lines) {
      const at = placeOf(line);
      if (at === null) continue;
      const box = boxOf("['self']", at);
      for (const other of boxes) expect(overlap(box, other)).toBe(false);
      boxes.push(box);
    }
    expect(boxes.length).toBeGreaterThan(2);
  });

  it('prefers a place through which no other line runs', () => {
    const line = straight(0, 0);
    const across = lineOf([
      [
        { x: 100, y: -60 },
        { x: 100, y: -20 },
        { x: 100, y: 20 },
        { x: 100, y: 60 },
      ],
    ]);
    const at = placeAll([], '[0]', [line, across])(line)!;
    expect(Math.abs(at.x - 100)).toBeGreaterThan(10);
  });

  it('leaves the borders of hulls whole', () => {
    const hull = { x: 100, y: -50, width: 300, height: 100 };
    const line = straight(0, 0);
    const at = placeAll(borderBoxes(hull), '[0]', [line])(line)!;
    const box = boxOf('[0]', at);
    expect(box.x + box.width <= hull.x - 1 || box.x >= hull.x).toBe(true);
  });

  it('remembers places that it would find again', () => {
    const random = mulberry(7);
    const lines = Array.from({ length: 60 }, () =>
      straight(Math.floor(random() * 600), Math.floor(random() * 200), 60 + random() * 200),
    );
    const boxes = Array.from({ length: 20 }, (): readonly Rect[] => [
      { x: random() * 600, y: random() * 200, width: 60, height: 24 },
    ]);
    const room = new LabelRoom<Line>();
    for (let round = 0; round < 40; round++) {
      const clear = new Map(boxes.filter(() => random() < 0.9).map((rects) => [rects, rects]));
      const labels = new Map(
        lines
          .filter(() => random() < 0.9)
          .map((line) => [line, { line, text: `[${round % 3}]`, rank: random() < 0.1 ? 0 : 1 }]),
      );
      const remembered = room.place(clear, labels);
      const anew = new LabelRoom<Line>().place(clear, labels);
      for (const line of labels.keys()) expect(remembered(line)).toEqual(anew(line));
    }
  });

  it('looks at neighbours only, however many labels there are', () => {
    const lines = Array.from({ length: 6000 }, (_, i) =>
      straight(230 * (i % 20), 30 * Math.floor(i / 20)),
    );
    const begin = performance.now();
    const placeOf = placeAll([], 'label', lines);
    for (const line of lines) expect(placeOf(line)).not.toBeNull();
    // A look at all others for each would take much longer, also on a busy machine.
    expect(performance.now() - begin).toBeLessThan(6000);
  });
});

/** Random numbers that are the same in every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
