import { expect, test } from 'vitest';
import { parseArguments, takeOption, UsageError } from './args';

test('versions and paths in any order', () => {
  expect(parseArguments(['a.py', '--python', '2.7,3.14', 'b', '--python=3.6'])).toEqual({
    versions: ['2.7', '3.14', '3.6'],
    paths: ['a.py', 'b'],
    help: false,
  });
});

test('a dash is a path, and after -- everything is', () => {
  expect(parseArguments(['-', '--', '--python']).paths).toEqual(['-', '--python']);
});

test.each([
  [['--python'], '--python needs a version'],
  [['--python', '3.5'], "unknown Python version '3.5'"],
  [['--python='], "unknown Python version ''"],
  [['--verbose'], 'unknown option --verbose'],
])('%j is refused', (argv, message) => {
  expect(() => parseArguments(argv)).toThrow(UsageError);
  expect(() => parseArguments(argv)).toThrow(message);
});

test('an option with a value is taken out', () => {
  expect(takeOption(['a', '--seed', '3', 'b'], '--seed')).toEqual({ value: '3', rest: ['a', 'b'] });
  expect(takeOption(['--seed=1', '--seed=2'], '--seed')).toEqual({ value: '2', rest: [] });
  expect(takeOption(['--', '--seed', '3'], '--seed')).toEqual({
    value: null,
    rest: ['--', '--seed', '3'],
  });
  expect(() => takeOption(['--seed'], '--seed')).toThrow('--seed needs a value');
});
