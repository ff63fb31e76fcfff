import { performance } from 'node:perf_hooks';
import type { PythonVersion } from '../heap/version';
import { simulate } from '../simulator/simulate';

/** Enough for every program here. */
const MAX_EVENTS = 50_000_000;
const SIZES = [1_000, 10_000, 100_000];
const STEPS = 20_000;
const COLLECTIONS = 20;

const CLASS = 'class Node(object):\n    pass\n';

/** Large structures of `n` objects, by name; each leaves its only reference in `root`. */
const STRUCTURES: Readonly<Record<string, (n: number) => string>> = {
  'chain of instances': (n) => `${CLASS}root = None
for i in range(${n}):
    node = Node()
    node.next = root
    root = node
del node
`,
  'chain of lists': (n) => `root = None
for i in range(${n}):
    root = [root]
`,
  'tree of tuples': (n) => `level = [() for i in range(${n >> 1})]
while len(level) > 1:
    level = [(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
root = level.pop()
`,
  'ring of instances': (n) => `${CLASS}root = first = Node()
for i in range(${n - 1}):
    node = Node()
    node.next = root
    root = node
first.next = root
del node, first
`,
};

function seconds(source: string, version: PythonVersion, trace: boolean): number {
  const start = performance.now();
  const { status, message } = simulate(source, { version, maxEvents: MAX_EVENTS, trace });
  if (status !== 'finished') throw new Error(message ?? status);
  return (performance.now() - start) / 1000;
}

/** What `more` costs behind `source`, in seconds. */
function added(source: string, more: string, trace: boolean): number {
  return seconds(source + more, '3.13', trace) - seconds(source, '3.13', trace);
}

function heapOf(n: number): string {
  return `import gc\ngc.disable()\n${CLASS}kept = [Node() for i in range(${n})]\n`;
}

/** Lines about how cost grows: of a step with the heap, of a collection with its objects, and of whole large structures. */
export function* scaleLines(): Generator<string> {
  const loop = `for i in range(${STEPS}):\n    x = i\n`;
  const collections = 'gc.collect()\n'.repeat(COLLECTIONS);
  added(heapOf(SIZES[0]!), loop + collections, true);
  for (const n of SIZES) {
    const step = (added(heapOf(n), loop, true) * 1e6) / STEPS;
    const visit = (added(heapOf(n), collections, false) * 1e9) / (COLLECTIONS * n);
    yield `${n.toLocaleString('en')} live objects: ${step.toFixed(2)} µs/step, ${visit.toFixed(0)} ns/object and collection`;
  }
  const [, , large] = SIZES as [number, number, number];
  for (const [name, build] of Object.entries(STRUCTURES)) {
    const source = `import gc\n${build(large)}`;
    const drop = 'del root\ngc.collect()\n';
    const times = [seconds(source + drop, '3.13', false), seconds(source + drop, '3.13', true)];
    yield `${name}, ${large.toLocaleString('en')}: built, dropped and collected in ${times.map((time) => `${time.toFixed(2)} s`).join(', with a trace ')}`;
  }
}
