import { describe, expect, it } from 'vitest';
import { adjacency, componentsOf } from './components';

function groups(nodes: number, ...pairs: [number, number][]): number[][] {
  const graph = adjacency(
    nodes,
    pairs.map(([from]) => from),
    pairs.map(([, to]) => to),
  );
  const byComponent = new Map<number, number[]>();
  componentsOf(graph).forEach((component, node) => {
    byComponent.set(component, [...(byComponent.get(component) ?? []), node]);
  });
  return [...byComponent.values()].sort((a, b) => a[0]! - b[0]!);
}

describe('componentsOf', () => {
  it('finds rings and leaves chains apart', () => {
    expect(groups(5, [0, 1], [1, 2], [2, 0], [2, 3], [3, 4])).toEqual([[0, 1, 2], [3], [4]]);
  });

  it('joins rings that share a node', () => {
    expect(groups(3, [0, 1], [1, 0], [1, 2], [2, 1])).toEqual([[0, 1, 2]]);
  });

  it('walks a long chain without recursion', () => {
    const length = 50_000;
    const ring = Array.from({ length }, (_, i): [number, number] => [i, (i + 1) % length]);
    const graph = adjacency(
      length,
      ring.map(([from]) => from),
      ring.map(([, to]) => to),
    );
    expect(new Set(componentsOf(graph)).size).toBe(1);
  });
});
