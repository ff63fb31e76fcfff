import { expect, test } from 'vitest';
import { EdgeKind, ObjectKind } from '../heap/kinds';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { isPlaced, slotOf } from '../layout/layout';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import type { Trace } from '../trace/trace';
import { MOST_DRAWN, pictureOf } from './crowd';
import { Moments } from './moment';

const OPTIONS = { filter: 'program', orientation: 'right', density: 'full' } as const;
const momentOf = (trace: Trace, step: number) =>
  new Moments().at(trace, layOut(collectLifetimes(trace), OPTIONS), step);

/** A list that is filled with lists, one a step. */
function crowd(size: number): Trace {
  const draft = new Draft();
  const main = draft.push('module', 1);
  const kept = draft.object('kept', { kind: ObjectKind.List, type: 'list' });
  draft.edge(main, kept, EdgeKind.Local, 'kept');
  for (let i = 0; i < size; i++) {
    const each = draft.object(`list·${i}`, { kind: ObjectKind.List, type: 'list' });
    draft.bind(kept, each, EdgeKind.Item);
  }
  return draft.end();
}

test('what is few is drawn as it is', () => {
  const moment = momentOf(leakyTrace(), 60);
  const picture = pictureOf(moment)!;
  expect(picture.layout).toBe(moment.layout);
  expect(picture.drawn).toBe(picture.placed);
});

test('of a crowd, so many are drawn, the news among them, each in its place', () => {
  const trace = crowd(1000);
  const moment = momentOf(trace, trace.length);
  const picture = pictureOf(moment)!;
  expect(picture.placed).toBeGreaterThan(MOST_DRAWN);
  expect(picture.drawn).toBe(MOST_DRAWN);
  const newest = trace.tables.objectCount - 1;
  expect(isPlaced(picture.layout, newest)).toBe(true);
  let drawn = 0;
  for (const object of moment.view.objects()) {
    if (!isPlaced(picture.layout, object)) continue;
    drawn++;
    expect(slotOf(picture.layout, object)).toEqual(slotOf(moment.layout!, object));
  }
  expect(drawn).toBe(MOST_DRAWN);
});

test('a deep call stack shows both its ends', () => {
  const draft = new Draft();
  draft.push('module', 1);
  for (let depth = 0; depth < 500; depth++) {
    draft.push(`f${depth}`, 2);
    draft.lineStep(2);
  }
  const trace = draft.end();
  const moment = momentOf(trace, trace.length);
  const { frames } = moment.view;
  const { layout } = pictureOf(moment)!;
  expect(isPlaced(layout, frames[0]!)).toBe(true);
  expect(isPlaced(layout, frames.at(-1)!)).toBe(true);
  expect(frames.filter((frame) => isPlaced(layout, frame)).length).toBeLessThan(40);
});

test('without a layout there is no picture yet', () => {
  expect(pictureOf(new Moments().at(leakyTrace(), null, 3))).toBeNull();
});
