import { describe, expect, it } from 'vitest';
import type { Rect } from '../layout/layout';
import { textWidth } from '../layout/metrics';
import { lineOf, overlap } from './curves';
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

describe('LabelRoom', () => {
  it('puts labels neither on what is taken nor on each other', () => {
    const taken = [{ x: 80, y: -20, width: 40, height: 40 }];
    const lines = [0, 4, 8, 12].map((y) => straight(0, y));
    const room = new LabelRoom(taken, lines);
    const boxes = [...taken];
    for (const line of lines) {
      const at = room.place("['self']", line);
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
    const at = new LabelRoom([], [line, across]).place('[0]', line)!;
    expect(Math.abs(at.x - 100)).toBeGreaterThan(10);
  });

  it('leaves the borders of hulls whole', () => {
    const hull = { x: 100, y: -50, width: 300, height: 100 };
    const line = straight(0, 0);
    const at = new LabelRoom(borderBoxes(hull), [line]).place('[0]', line)!;
    const box = boxOf('[0]', at);
    expect(box.x + box.width <= hull.x - 1 || box.x >= hull.x).toBe(true);
  });

  it('looks at neighbours only, however many labels there are', () => {
    const lines = Array.from({ length: 6000 }, (_, i) =>
      straight(230 * (i % 20), 30 * Math.floor(i / 20)),
    );
    const begin = performance.now();
    const room = new LabelRoom([], lines);
    for (const line of lines) expect(room.place('label', line)).not.toBeNull();
    // A look at all others for each would take some ten seconds.
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
