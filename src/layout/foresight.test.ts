import { describe, expect, it } from 'vitest';
import { leakyTrace } from '../trace/leaky.fixture';
import { collectLifetimes } from './collectLifetimes';
import { layOut } from './foresight';
import { isPlaced, slotOf } from './layout';

describe('dump', () => {
  it('prints', () => {
    const trace = leakyTrace();
    const lifetimes = collectLifetimes(trace);
    const layout = layOut(lifetimes, { filter: 'program', orientation: 'right' });
    const t = trace.tables;
    for (let o = 0; o < t.objectCount; o++)
      if (isPlaced(layout, o)) console.log(o, t.strings.get(t.objectName.get(o)), JSON.stringify(slotOf(layout, o)), layout.born[o], layout.freed[o]);
    console.log(layout.columns, layout.bounds);
    expect(1).toBe(1);
  });
});
