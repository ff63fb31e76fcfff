import { describe, expect, test } from 'vitest';
import { EdgeKind } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Draft } from '../trace/draft.fixture';
import { formatLink, parseLink } from './link';
import { inspectorModel } from './inspector';
import { Moments } from './moment';
import { searchObjects } from './search';

const at = (draft: Draft, step: number) => new Moments().at(draft.end(), null, step);

describe('an object that thousands hold', () => {
  test('has the latest rows and the number of the others', () => {
    const draft = new Draft();
    draft.push('module', 1);
    const held = draft.object('held');
    for (let i = 0; i < 5000; i++) {
      draft.edge(draft.object(`holder·${i + 1}`), held, EdgeKind.Attribute, 'kept');
    }
    const step = draft.step(StepKind.Born, held);
    const model = inspectorModel(at(draft, step), held, 100);
    expect(model.holders).toHaveLength(100);
    expect(model.holders.at(-1)!.name).toBe('holder·5000');
    expect(model.holders.length + model.moreHolders).toBe(model.refcount);
  });
});

describe('the path from a root', () => {
  test('goes by names where there are any, and by what only passes where there are none', () => {
    const draft = new Draft();
    const frame = draft.push('module', 1);
    const list = draft.object('list·1');
    const item = draft.object('item·1');
    draft.edge(frame, list, EdgeKind.Local, 'names');
    const named = draft.edge(list, item, EdgeKind.Item);
    draft.edge(frame, item, EdgeKind.Stack, 'argument');
    const before = draft.step(StepKind.Born, item);
    draft.drop(named);
    const after = draft.step(StepKind.Unbind, named);
    const places = (step: number) =>
      inspectorModel(at(draft, step), item).path!.hops.map(({ place }) => place);
    expect(places(before)).toEqual(['names', '[0]']);
    expect(places(after)).toEqual(['stack: argument']);
  });
});

test('a search finds names first, then types, and says what does not live now', () => {
  const draft = new Draft();
  draft.push('module', 1);
  const gone = draft.object('node·1');
  draft.step(StepKind.Born, gone);
  draft.free(gone);
  draft.object('other node');
  draft.object('node·2');
  const step = draft.step(StepKind.Freed, gone);
  const found = searchObjects(at(draft, step), 'NODE', 10);
  expect(found.map(({ name, when }) => `${name} ${when}`)).toEqual([
    'node·2 now',
    'other node now',
    'node·1 freed',
  ]);
  expect(searchObjects(at(draft, step), '', 10)).toEqual([]);
});

test('a link keeps breakpoints in order, and names a list that is none', () => {
  expect(formatLink({ scenario: 'leaky', breakpoints: [13, 27] })).toBe(
    '#scenario=leaky&break=13,27',
  );
  expect(parseLink('#break=27,13,27').link.breakpoints).toEqual([13, 27]);
  expect(parseLink('#break=a').problems).toEqual(['“a” is not a list of lines.']);
});
