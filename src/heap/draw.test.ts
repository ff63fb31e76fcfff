import { describe, expect, test } from 'vitest';
import { drawHeap, readDrawing } from './draw';

describe('heaps as text', () => {
  test('a drawing becomes a heap with its counts', () => {
    const { view, id } = readDrawing('* -> globals -> a -> b -> a; ref ~> a');
    expect(view.refcount(id('a'))).toBe(2);
    expect(view.refcount(id('b'))).toBe(1);
    expect(view.refcount(id('ref'))).toBe(0);
    expect(view.liveCount).toBe(4);
  });

  test('a heap is drawn with its references and which of them are weak', () => {
    const { view } = readDrawing('* -> a(20) -> a; r ~> a');
    expect(drawHeap(view)).toBe(
      [
        'interpreter',
        '  -> a (to_a)',
        'a refs 2',
        '  -> a (to_a)',
        'r refs 0',
        '  ~> a (to_a)',
      ].join('\n'),
    );
  });
});
