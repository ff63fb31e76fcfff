import { describe, expect, it } from 'vitest';
import { statusOf } from '../analysis/status';
import { TraceAnalysis } from '../analysis/traceAnalysis';
import { ObjectFlag, ObjectKind } from '../heap/kinds';
import { PYTHON_VERSIONS, type PythonVersion } from '../heap/version';
import { Cursor } from '../trace/cursor';
import { auditProgram } from './audit';
import { simulate, type SimulationResult } from './simulate';

const run = (
  source: string,
  version: PythonVersion = '3.13',
  maxEvents?: number,
): SimulationResult =>
  simulate(source, { version, ...(maxEvents === undefined ? {} : { maxEvents }) });

const printed = (result: SimulationResult): string =>
  result.console.map((write) => write.text).join('');

const LEAK = `
import gc
class Node(object):
    def __del__(self):
        pass
def lose():
    n = Node()
    n.me = n
gc.collect()
lose()
found = gc.collect()
kept = len(gc.garbage)
`;

describe('a cycle with __del__', () => {
  it.each([
    ['2.6', 2, 1],
    ['2.7', 2, 1],
    ['3.6', 2, 0],
    ['3.10', 2, 0],
    ['3.11', 1, 0],
    ['3.14', 1, 0],
  ] as const)('%s finds %i and keeps %i', (version, found, kept) => {
    const tail = version.startsWith('2') ? 'print found, kept' : 'print(found, kept)';
    expect(printed(run(LEAK + tail, version))).toBe(`${found} ${kept}\n`);
  });

  it.each(PYTHON_VERSIONS)('%s: every count has its named holders at every step', (version) => {
    expect(auditProgram(LEAK, version, 'leak.py')).toBeGreaterThan(50);
  });
});

describe('depth', () => {
  const deep = (body: string): string =>
    `from __future__ import print_function\nimport sys\n${body}`;

  it.each(['2.7', '3.6', '3.11', '3.14'] as const)(
    '%s: 900 calls through functions and methods',
    (version) => {
      const source = deep(`
def f(n):
    return 0 if n == 0 else 1 + f(n - 1)
class A(object):
    def m(self, n):
        return 0 if n == 0 else 1 + self.m(n - 1)
print(f(900), A().m(900))`);
      expect(printed(run(source, version))).toBe('900 900\n');
    },
  );

  it('goes 50,000 calls deep where the program raises the limit', () => {
    const source = deep(`
sys.setrecursionlimit(60000)
def f(n):
    return 0 if n == 0 else 1 + f(n - 1)
print(f(50000))`);
    expect(printed(run(source, '2.7', 3_000_000))).toBe('50000\n');
  });

  it('runs 900 finalizers inside each other', () => {
    const source = deep(`
class N(object):
    def __init__(self, below):
        self.below = below
    def __del__(self):
        global freed
        freed += 1
        self.below = None
freed = 0
top = None
for i in range(900):
    top = N(top)
top = None
print(freed)`);
    expect(printed(run(source, '3.12'))).toBe('900\n');
  });

  it('frees a chain of 20,000 objects', () => {
    const source = deep(`
class N(object):
    pass
top = None
for i in range(20000):
    n = N()
    n.below = top
    top = n
n = top = None
print("freed")`);
    expect(printed(run(source, '3.13', 5_000_000))).toBe('freed\n');
  });
});

describe('what does not end, or cannot run', () => {
  it('stops an endless loop within its budget, and keeps what ran', () => {
    const result = run('x = []\nwhile True:\n    x.append(1)\n', '3.13', 20_000);
    expect(result).toMatchObject({ status: 'budget', line: 3 });
    expect(result.message).toContain('20,000 events');
    const cursor = new Cursor(result.trace!);
    cursor.seek(result.trace!.length);
    expect(cursor.view.liveCount).toBeGreaterThan(0);
  });

  it('stops a loop that makes no object', () => {
    expect(run('while True:\n    pass\n', '3.13', 20_000)).toMatchObject({ status: 'budget' });
  });

  it.each(["y = 'x' * 10**12", 'y = [0] * 10**11'])('stops %s before it is made', (line) => {
    expect(run(`x = 1\n${line}\n`)).toMatchObject({ status: 'budget', line: 2 });
  });

  it('ends endless recursion as Python does', () => {
    const result = run('def f():\n    return f()\nf()\n', '3.13');
    expect(result).toMatchObject({ status: 'finished', exitCode: 1 });
    expect(printed(result)).toContain('RecursionError: maximum recursion depth exceeded');
  });

  it('names what it refuses, and the line', () => {
    expect(run('print(1)\nimport socket\n')).toMatchObject({ status: 'unsupported', line: 2 });
    expect(run('print(1)\nimport socket\n').message).toContain('import socket');
    expect(run('x = 1\nasync def f():\n    pass\n')).toMatchObject({
      status: 'unsupported',
      line: 2,
    });
  });

  it('prints a syntax error as the version does', () => {
    const result = run('x = 1\nprint "old"\n', '3.8');
    expect(result).toMatchObject({ status: 'syntax-error', line: 2, exitCode: 1 });
    expect(printed(result)).toContain("SyntaxError: Missing parentheses in call to 'print'");
  });
});

describe('a parameter in 3.14', () => {
  const source = (
    version: PythonVersion,
  ): string => `${version === '2.7' ? 'from __future__ import print_function' : ''}
import sys
class N(object):
    def count(self):
        return sys.getrefcount(self)
def inner(a):
    return sys.getrefcount(a)
def outer(a):
    return inner(a)
def owner():
    n = N()
    return n.count()
print(inner(N()), outer(N()), owner())
`;

  it.each([
    ['2.7', '3 5 4'],
    ['3.10', '3 5 4'],
    ['3.11', '2 3 3'],
    ['3.14', '1 1 1'],
  ] as const)('in %s counts are %s: borrowed where the caller keeps its own', (version, counts) => {
    expect(printed(run(source(version), version))).toBe(`${counts}\n`);
    expect(auditProgram(source(version), version, 'borrow.py')).toBeGreaterThan(10);
  });
});

describe('an object in gc.garbage', () => {
  const KEPT = `${LEAK}
del gc.garbage[:]
end = 1
`;

  it('is uncollectable from the verdict until it is taken out, and so is what it holds', () => {
    const { trace } = run(KEPT, '2.7');
    const cursor = new Cursor(trace!);
    const uncollectable = (): string[] =>
      [...cursor.view.objects()]
        .filter((object) => cursor.view.hasFlag(object, ObjectFlag.Uncollectable))
        .map((object) => cursor.view.name(object));
    const seen: string[] = [];
    for (let n = 0; n <= trace!.length; n++) {
      cursor.seek(n);
      const now = uncollectable().join(' ');
      if (now !== seen.at(-1)) seen.push(now);
    }
    // The cycle is still whole: the collection at exit finds it again.
    expect(seen.slice(0, 4)).toEqual(['', 'Node·1', 'Node·1 dict·1', '']);
    expect(seen.slice(4)).toEqual(['Node·1', 'Node·1 dict·1']);
  });
});

describe('a frame that returns', () => {
  it('is never told as garbage while its names let go', () => {
    const { trace } = simulate('def f():\n    a = []\n    b = {}\nf()\n', { version: '3.13' });
    const analysis = new TraceAnalysis(trace!);
    const cursor = new Cursor(trace!);
    const seen = new Set<string>();
    for (let n = 0; n <= trace!.length; n++) {
      const view = cursor.seek(n);
      for (const object of view.objects()) {
        if (view.objectKind(object) !== ObjectKind.Frame) continue;
        seen.add(statusOf(analysis, view, n, object));
      }
    }
    expect([...seen]).toEqual(['normal']);
  });
});
