import { expect, test } from 'vitest';
import { SCENARIOS, scenarioSource } from '../../scenarios/catalogue';
import { colourLines } from './colourLines';

const textOf = (lines: ReturnType<typeof colourLines>) =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n');

test.each(SCENARIOS.map(({ id }) => id))('no character of %s is lost', (id) => {
  const scenario = SCENARIOS.find((each) => each.id === id)!;
  for (const version of ['2.7', '3.13'] as const) {
    const source = scenarioSource(scenario, version);
    expect(textOf(colourLines(source, version))).toBe(source.trimEnd());
  }
});

test('what goes over several lines is coloured on each of them', () => {
  const lines = colourLines('x = """a\nb"""\n# c\n', '3.13');
  expect(lines.map((line) => line.map(({ look }) => look))).toEqual([
    ['plain', 'string'],
    ['string'],
    ['comment'],
  ]);
});

test('print is a word of the language in 2.x', () => {
  const looks = (version: '2.7' | '3.13') => colourLines('print x', version)[0]![0]!.look;
  expect(looks('2.7')).toBe('keyword');
  expect(looks('3.13')).toBe('plain');
});

test('an unfinished program is coloured as far as it goes', () => {
  expect(textOf(colourLines('def f(:\n  "open', '3.13'))).toBe('def f(:\n  "open');
  expect(colourLines('', '3.13')).toEqual([[]]);
});
