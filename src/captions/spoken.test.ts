import { describe, expect, test } from 'vitest';
import { EdgeKind, ObjectFlag } from '../heap/kinds';
import { StepKind } from '../heap/steps';
import { Cursor } from '../trace/cursor';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import { countText } from './countText';
import { holderLabel, holdersOf } from './holder';
import { spokenObject } from './spoken';

const trace = leakyTrace();
const { view } = new Cursor(trace);
const cursor = new Cursor(trace);
const find = (name: string) =>
  [...cursor.view.objects()].find((o) => cursor.view.name(o) === name)!;

describe('objects for the ear', () => {
  cursor.seek(trace.length);

  test('begin with the visible name and name every holder', () => {
    expect(spokenObject(cursor.view, find('ClassyClass·2'), 'uncollectable')).toBe(
      'ClassyClass·2, uncollectable, held by 2: gc.garbage index 0, dict·2 key self',
    );
  });

  test('a healthy object has no status word', () => {
    expect(spokenObject(cursor.view, find('gc.garbage'), 'normal')).toMatch(
      /^gc\.garbage, held by 3: /,
    );
  });

  test('many holders are summed up, and the sum is right', () => {
    const text = spokenObject(cursor.view, find('globals'), 'normal');
    expect(text).toMatch(/^globals, held by 8: .*, and 3 more$/);
  });

  test('a freed object is only freed', () => {
    expect(spokenObject(view, 1, 'freed')).toBe('None, freed');
  });

  test('start-up references, immortals and DEBUG_SAVEALL are said', () => {
    const draft = new Draft();
    draft.push('module', 1);
    const shared = draft.object('shared');
    draft.base(shared, 1012);
    draft.edge(draft.frame, shared, EdgeKind.Local, 's');
    const immortal = draft.object('None', { flags: ObjectFlag.Immortal });
    const kept = draft.object('Kept·1', { flags: ObjectFlag.SavedByDebug });
    draft.edge(draft.frame, kept, EdgeKind.Attribute, 'k');
    draft.step(StepKind.Start);
    const at = new Cursor(draft.end());
    expect(spokenObject(at.view, shared, 'normal')).toBe(
      'shared, held by 1013: frame ‹module› name s, interpreter at start-up 1012 times',
    );
    expect(spokenObject(at.view, immortal, 'normal')).toBe('None, immortal, not counted');
    expect(spokenObject(at.view, kept, 'normal')).toMatch(
      /^Kept·1, kept by DEBUG_SAVEALL, held by 1/,
    );
  });
});

describe('a count in one line', () => {
  test('names its holders in the order of events', () => {
    cursor.seek(trace.length);
    expect(countText(cursor.view, find('ClassyClass·2'))).toBe(
      "2 references: dict·2['self'], gc.garbage[0]",
    );
  });

  test('of very many tells the latest and how many more', () => {
    cursor.seek(trace.length);
    expect(countText(cursor.view, find('globals'))).toMatch(/^8 references: .*, \d+ more$/);
  });
});

describe('holders in "Held by"', () => {
  test('are written as the panel shows them', () => {
    cursor.seek(trace.length);
    const labels = (name: string) =>
      holdersOf(cursor.view, find(name)).map((edge) => holderLabel(cursor.view, edge));
    expect(labels('ClassyClass·2').sort()).toEqual(["dict·2 ['self']", 'gc.garbage [0]']);
    expect(labels('gc.garbage').sort()).toEqual([
      'extensions in import.c',
      'garbage in gcmodule.c',
      "module dict 'gc.garbage'",
    ]);
    expect(labels('frame ‹module›')).toEqual(['C stack: running frame']);
    expect(labels('dict·2')).toContain('ClassyClass·2 __dict__');
  });
});
