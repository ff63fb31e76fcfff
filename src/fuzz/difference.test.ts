import { expect, test } from 'vitest';
import { sameSort, sameText } from './difference';

test('addresses and frames of the standard library do not count', () => {
  expect(sameText('<A at 0x<1>> <B at 0x<1>>\n', '<A at 0x<1>> <B at 0x<2>>\n')).toBe(true);
  const frame = '  File "/lib/python3.9/weakref.py", line 3, in f\n    self.call()\n';
  const own = '  File "program.py", line 3, in f\n    g()\n';
  expect(sameText(`Traceback:\n${frame}${own}E\n`, `Traceback:\n${own}E\n`)).toBe(true);
  expect(sameText(`Traceback:\n${own}E\n`, 'Traceback:\nE\n')).toBe(false);
});

test.each([
  ['the same numbers apart', ['3\n', '4\n'], ['5\n', '6\n'], true],
  ['other numbers apart', ['3\n', '4\n'], ['900\n', '1\n'], false],
  ['other objects', ['del a1\ndel b2\n', 'del b2\ndel a1\n'], ['del c3\n', 'del d4\n'], true],
  ['an error instead', ['3\n', '4\n'], ['3\n', 'NameError\n[exit 1]\n'], false],
  ['another end', ['3\n[exit 1]\n', '4\n[exit 1]\n'], ['3\n', '4\n'], false],
  ['another word', ['True\n', 'False\n'], ['True\n', 'None\n'], false],
])('%s', (_, [expected, actual], [otherExpected, otherActual], answer) => {
  const one = { expected: expected!, actual: actual! };
  expect(sameSort(one, { expected: otherExpected!, actual: otherActual! })).toBe(answer);
});
