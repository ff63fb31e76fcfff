import { expect, test } from 'vitest';
import { short } from './testCompile';

/** The loads of locals in `f`, `&` before those that borrow. */
function loads(body: string, params = 'a, b, c'): string {
  const text = short(`def f(${params}):\n ${body.replaceAll('\n', '\n ')}\n`, '3.14', 'f');
  return [...text.matchAll(/LOAD_FAST(_BORROW)? (\S+)/g)]
    .map(([, borrow, name]) => (borrow ? '&' : '') + name)
    .join(' ');
}

test.each([
  ['g(a)', '&a'],
  ['return a', '&a'],
  ['a.b(c)', '&a &c'],
  ['a.b = c', '&c &a'],
  ['x = a', 'a'],
  ['x = [a]', '&a'],
  ['for x in a: g(x)', '&a &x'],
  // On the stack over the end of a block.
  ['g(a, b if c else 1)', 'a c &b'],
  ['x = a or b', 'a b'],
  ['if a or b: g()', '&a &b'],
  ['a < b < c', 'a b &c'],
  // The local changes while its value is on the stack.
  ['g(a, (a := 1))', 'a'],
  ['a, b = b, a', 'b a'],
  // The object of a method call may become its self.
  ['a.m(b if c else 1)', 'a &c &b'],
  ['with a: g(b)', '&a &b'],
  ['with a:\n if b: g()', 'a &b'],
  ['yield a', '&a'],
  ['yield from a', 'a'],
  // Perhaps empty.
  ['del a\ng(a)', 'a'],
  ['for x in a: pass\ng(x)', '&a x'],
  // Two loads that are one instruction.
  ['g(a, b, c if a else 1)', 'a b &a &c'],
  // A store and a load that are one instruction.
  ['for x in a: x.m()', '&a x'],
  ['for x in a:\n x.m()', '&a &x'],
  ['g(a, any(x for x in b))', 'a &b'],
  ['x = g()\ng(x)', '&x'],
  // What follows is not looked at where dead code left an empty block.
  ['try: g(a)\nexcept E: return 1\ng(a); g(b)', '&a a b'],
  ['try: g(a)\nexcept E: pass\ng(a); g(b)', '&a &a &b'],
  ['try: g(a)\nexcept E as e: g(e)', '&a e'],
  ['while True:\n g(a)\n if b: break\ng(a); g(c)', '&a &b a c'],
])('%s: %s', (body, expected) => {
  expect(loads(body)).toBe(expected);
});

test('nothing is borrowed before 3.14', () => {
  expect(short('def f(a): g(a)\n', '3.13', 'f')).toContain('LOAD_FAST a');
});
