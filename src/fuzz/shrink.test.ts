import { expect, test } from 'vitest';
import { shrink } from './shrink';

/** The smallest program in which all of `needles` occur. */
function smallest(source: string, ...needles: string[]): Promise<string> {
  return shrink(source, '3.13', (candidate) =>
    Promise.resolve(needles.every((needle) => candidate.includes(needle))),
  );
}

const PROGRAM = `import gc
class A(object):
    @property
    def twin(self):
        try:
            return [self, one(two, three=3), 4]
        except ValueError:
            pass
        finally:
            print('done')
for i in range(3):
    if i: print(i)
    else:
        a = A() if i else None
    del a
gc.collect() # fixed
`;

test.each([
  ['statements go', ['import gc'], 'import gc\ngc.collect() # fixed\n'],
  ['blocks take the place of what they stand in', ['del a'], 'del a\ngc.collect() # fixed\n'],
  [
    'expressions become one of their parts',
    ['three=3'],
    'return None(three=3)\ngc.collect() # fixed\n',
  ],
  [
    'clauses go',
    ['finally', 'done'],
    "try:\n    pass\nfinally:\n    'done'\ngc.collect() # fixed\n",
  ],
  ['what shares a line becomes pass', ['if i:'], 'if i: pass\ngc.collect() # fixed\n'],
])('%s', async (_, needles, expected) => {
  expect(await smallest(PROGRAM, ...needles)).toBe(expected);
});

test('a program that is not Python is left alone', async () => {
  expect(await smallest('print(\n', 'print')).toBe('print(\n');
});

test('the number of candidates is bounded', async () => {
  let asked = 0;
  await shrink(PROGRAM, '3.13', () => Promise.resolve((asked += 1) < 0), 5);
  expect(asked).toBeLessThanOrEqual(6);
});
