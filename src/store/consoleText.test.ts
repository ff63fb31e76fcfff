import { describe, expect, test } from 'vitest';
import { Draft } from '../trace/draft.fixture';
import { leakyTrace } from '../trace/leaky.fixture';
import { consoleBlocks, objectAtAddress } from './consoleText';
import { Moments } from './moment';

const textOf = (blocks: ReturnType<typeof consoleBlocks>) =>
  blocks.flat().map(({ pieces }) => pieces.map(({ text }) => text).join(''));

describe('the console', () => {
  test('shows at each step what has been written by then, exactly', () => {
    const trace = leakyTrace();
    const moments = new Moments();
    for (let step = 0; step <= trace.length; step++) {
      const moment = moments.at(trace, null, step);
      const written = trace.tables.writes.slice(0, moment.view.writeCount);
      expect(textOf(consoleBlocks(moment)).join('')).toBe(written.map(({ text }) => text).join(''));
    }
  });

  test('tells the collector’s report from what the program prints', () => {
    const trace = leakyTrace();
    const lines = consoleBlocks(new Moments().at(trace, null, trace.length)).flat();
    const kinds = lines.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'uncollectable')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'gc')).toHaveLength(3);
    expect(kinds[0]).toBe('plain');
  });

  test('joins writes into lines and cuts a write into lines', () => {
    const draft = new Draft();
    draft.push('module', 1);
    for (const text of ['a', ' ', 'b\nc\n', '\n', 'd']) draft.write(text);
    const trace = draft.end();
    const moments = new Moments();
    const at = (step: number) => textOf(consoleBlocks(moments.at(trace, null, step)));
    expect(at(0)).toEqual([]);
    expect(at(2)).toEqual(['a ']);
    expect(at(3)).toEqual(['a b\n', 'c\n']);
    expect(at(5)).toEqual(['a b\n', 'c\n', '\n', 'd']);
  });

  test('keeps full blocks the same, so that they need not be drawn again', () => {
    const draft = new Draft();
    draft.push('module', 1);
    for (let i = 0; i < 350; i++) draft.write(`${i}\n`);
    const trace = draft.end();
    const moments = new Moments();
    const early = consoleBlocks(moments.at(trace, null, 250));
    const late = consoleBlocks(moments.at(trace, null, 350));
    expect(late.flat()).toHaveLength(350);
    expect(late[0]).toBe(early[0]);
    expect(late[1]).toBe(early[1]);
  });

  test('finds the object of an address', () => {
    const trace = leakyTrace();
    const moment = new Moments().at(trace, null, trace.length);
    const { tables } = trace;
    expect(objectAtAddress(moment, tables.objectAddress.get(2))).toBe(2);
    expect(objectAtAddress(moment, 1)).toBeNull();
  });
});
