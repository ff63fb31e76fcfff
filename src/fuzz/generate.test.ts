import { expect, test } from 'vitest';
import { wanted } from '../cli/recording';
import { PYTHON_VERSIONS } from '../heap/version';
import { parse } from '../syntax/parser';
import { generateProgram } from './generate';
import { Random, seedOf } from './random';

const seeds = Array.from({ length: 60 }, (_, index) => seedOf(7, index));

test('a seed gives one program, and another seed another', () => {
  expect(generateProgram(12)).toBe(generateProgram(12));
  expect(new Set(seeds.map((seed) => generateProgram(seed))).size).toBe(seeds.length);
});

test('a program is valid in every version that it is for', () => {
  for (const source of seeds.map((seed) => generateProgram(seed))) {
    for (const version of PYTHON_VERSIONS.filter((known) => wanted(source, known))) {
      if (version === '2.6' && source.includes('for i, e in enumerate')) continue;
      expect(() => parse(source, { version, filename: 'program.py' })).not.toThrow();
    }
  }
});

test('programs of all versions, of 2.x and of 3.x are made', () => {
  const heads = seeds.map((seed) => /^# python: (.*)$/m.exec(generateProgram(seed))?.[1] ?? 'all');
  expect([...new Set(heads)].sort()).toEqual(['2.7', '3.6+', '3.8+', 'all']);
});

test('choices keep to their bounds and their weights', () => {
  const random = new Random(3);
  const thrown = Array.from({ length: 600 }, () => random.between(1, 6));
  expect([...new Set(thrown)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  const often = Array.from({ length: 500 }, () =>
    random.weighted([
      [9, 'often'],
      [1, 'seldom'],
    ]),
  ).filter((choice) => choice === 'often');
  expect(often.length).toBeGreaterThan(400);
  expect(often.length).toBeLessThan(500);
});
