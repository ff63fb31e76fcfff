import { describe, expect, it } from 'vitest';
import type { PythonVersion } from '../heap/version';
import { simulate } from './simulate';

const MANY = 100_000;
const CLASS = 'class Node(object):\n    pass\n';

/** Structures of a hundred thousand objects in `top`, by how they are made. */
const STRUCTURES: Readonly<Record<string, string>> = {
  instances: `${CLASS}top = None
for i in range(${MANY}):
    node = Node()
    node.next = top
    top = node
node = None
`,
  'instances that are finalized': `class Node(object):
    def __del__(self):
        pass
top = None
for i in range(${MANY}):
    node = Node()
    node.next = top
    top = node
node = None
`,
  'lists, tuples and dicts': `top = None
for i in range(${MANY / 4}):
    top = [({1: [top]},)]
`,
  closures: `def wrap(inner):
    def outer():
        return inner
    return outer
top = None
for i in range(${MANY / 4}):
    top = wrap(top)
`,
  generators: `def wrap(inner):
    yield inner
top = None
for i in range(${MANY / 4}):
    top = wrap(top)
    next(top)
`,
  'a ring': `${CLASS}first = top = Node()
for i in range(${MANY}):
    node = Node()
    node.next = top
    top = node
first.next = top
first = node = None
`,
  'a tree': `level = [() for i in range(${MANY})]
while len(level) > 1:
    level = [(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
top = level.pop()
`,
};

function run(source: string, version: PythonVersion): string {
  const result = simulate(source, { version, maxEvents: 50_000_000, trace: false });
  expect(result).toMatchObject({ status: 'finished', message: null });
  return result.console.map(({ text }) => text).join('');
}

describe('nothing nests on the JavaScript stack', () => {
  const versions: PythonVersion[] = ['2.7', '3.7', '3.12', '3.13', '3.14'];
  const cases = Object.entries(STRUCTURES).flatMap(([name, build], i) =>
    // Each structure in two versions, so that all kinds of trashcan meet all kinds of objects over the cases.
    [versions[i % 5]!, versions[(i + 2) % 5]!].map((version) => [name, version, build] as const),
  );

  it.each(cases)(
    'building, dropping and collecting %s in %s',
    { timeout: 60_000 },
    (_, version, build) => {
      expect(
        run(`import gc\n${build}top = None\ngc.collect()\ngc.collect()\nprint("freed")\n`, version),
      ).toBe('freed\n');
    },
  );
});
