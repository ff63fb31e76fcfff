import { expect, test } from 'vitest';
import { collectLifetimes } from '../layout/collectLifetimes';
import { layOut } from '../layout/foresight';
import { isPlaced } from '../layout/layout';
import { leakyTrace } from '../trace/leaky.fixture';
import { drawnObjects } from './crowd';
import { Moments } from './moment';

const trace = leakyTrace();
const layout = layOut(collectLifetimes(trace), {
  filter: 'program',
  orientation: 'right',
  density: 'full',
});

test('counts what lives and has a place', () => {
  const moment = new Moments().at(trace, layout, 60);
  const objects = [...moment.view.objects()];
  const placed = objects.filter((object) => isPlaced(layout, object));
  expect(drawnObjects(moment)).toBe(placed.length);
  expect(placed.length).toBeLessThan(objects.length);
});

test('counts nothing while there is no layout', () => {
  expect(drawnObjects(new Moments().at(trace, null, 3))).toBe(0);
});
