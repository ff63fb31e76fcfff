import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { blocks, wanted } from '../cli/recording';
import { PYTHON_VERSIONS } from '../heap/version';

const folder = path.join(import.meta.dirname, 'programs');
const programs = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .sort();

/** There was no interpreter of 2.6 to record with. */
const recordedVersions = PYTHON_VERSIONS.filter((version) => version !== '2.6');

test.each(programs)('%s says its point and is recorded for each of its versions', (name) => {
  const source = fs.readFileSync(path.join(folder, name), 'utf8');
  const recording = fs.readFileSync(path.join(folder, name.replace(/\.py$/, '.out')), 'utf8');
  expect(source).toMatch(/^# (?!python:)\S/);
  expect([...blocks(recording).keys()].sort()).toEqual(
    recordedVersions.filter((version) => wanted(source, version)).sort(),
  );
  expect(recording).not.toContain('[timeout]');
});
