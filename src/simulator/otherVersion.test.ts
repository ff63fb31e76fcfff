import { expect, test } from 'vitest';
import { otherVersion } from './otherVersion';

const other = (source: string, version: '2.7' | '3.6' | '3.12') =>
  otherVersion(source, 'program.py', version);

test('names the nearest version that reads what this one does not', () => {
  expect(other('print "hello"\n', '3.12')).toBe('2.7');
  expect(other('x = f"{1}"\n', '2.7')).toBe('3.6');
  expect(other('if (n := 3): pass\n', '3.6')).toBe('3.8');
});

test('names none when no version reads it, or when the syntax is not at fault', () => {
  expect(other('x = = 1\n', '3.12')).toBeNull();
  expect(other('import socket\n', '3.12')).toBeNull();
});
