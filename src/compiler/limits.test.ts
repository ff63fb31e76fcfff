import { expect, test } from 'vitest';
import { compile } from './testCompile';

/** Long programs, not deep ones: nothing here may recurse as deep as they are long. */
test.each([
  ['a sum', `x = ${Array(10_000).fill('a').join(' + ')}\n`],
  ['a constant sum', `x = ${Array(10_000).fill('1').join(' + ')}\n`],
  ['a conjunction', `x = ${Array(10_000).fill('a').join(' and ')}\n`],
  ['a chain of comparisons', `x = ${Array(10_000).fill('a').join(' < ')}\n`],
  ['a chain of calls', `a${'.b()'.repeat(10_000)}\n`],
  ['a chain of subscripts', `a${'[0]'.repeat(10_000)}\n`],
  ['elif clauses', `if a: pass\n${'elif a: b\n'.repeat(5_000)}`],
  ['statements', 'a = b(c)\n'.repeat(10_000)],
  ['a list', `x = [${'1, '.repeat(20_000)}]\n`],
  ['functions', 'def f(x): return lambda: x\n'.repeat(1_000)],
])('%s', (_, source) => {
  for (const version of ['2.7', '3.8', '3.14']) {
    expect(compile(source, version).ops.length).toBeGreaterThan(3);
  }
});
