import { describe, expect, test } from 'vitest';
import { dump } from './dump';
import { UnsupportedSyntax } from './errors';
import { parse } from './parser';
import { outcome } from './testErrors';

function tree(source: string, version = '3.12') {
  return parse(source, { version, filename: 'test.py' });
}

describe('places', () => {
  test.each([
    ['a + b\n', '(Expr (BinOp a@1:0-1:1 Add b@1:4-1:5)@1:0-1:5)@1:0-1:5'],
    ['(a) + b\n', '(Expr (BinOp a@1:1-1:2 Add b@1:6-1:7)@1:0-1:7)@1:0-1:7'],
    ['(a, b)\n', '(Expr (Tuple [a@1:1-1:2 b@1:4-1:5])@1:0-1:6)@1:0-1:6'],
    ['f(x for x in y)\n', '1:1-1:15'],
    ['a.b[\n 0]\n', '(Expr (Subscript (Attribute a@1:0-1:1 b)@1:0-1:3 0@2:1-2:2)@1:0-2:3)@1:0-2:3'],
    ['"é😀" + x\n', '(Expr (BinOp "é😀"@1:0-1:5 Add x@1:8-1:9)@1:0-1:9)@1:0-1:9'],
    ['f"a{b}"\n', '(FormattedValue b@1:4-1:5)@1:3-1:6'],
    ['if a:\n  b\nelif c:\n  d # e\n', '(If c@3:5-3:6 [(Expr d@4:2-4:3)@4:2-4:3])@3:0-4:3'],
  ])('%s', (source, expected) => {
    expect(dump(tree(source).body, true)).toContain(expected);
  });

  test('definitions know their first decorator line', () => {
    const [definition] = tree('@a\n@b\ndef f(): pass\n').body;
    expect(definition).toMatchObject({ kind: 'FunctionDef', line: 3, firstLine: 1 });
  });
});

describe('text', () => {
  test('all line ends, and none at the end', () => {
    const expected = dump(tree('if a:\n  b\nc\n').body, true);
    expect(dump(tree('if a:\r\n  b\r\nc').body, true)).toBe(expected);
    expect(dump(tree('\uFEFFif a:\r  b\rc').body, true)).toBe(expected);
  });

  test('blank lines, comments, joined lines and form feeds', () => {
    const { body } = tree(
      '\n# c\nif a:\n\n    # c\n  b; \\\n  c\n\f\nd = (1, # c\n\n2)\n  # end\n',
    );
    expect(dump(body)).toBe('[(If a [(Expr b) (Expr c)]) (Assign [d:Store] (Tuple [1 2]))]');
  });

  test('nothing at all', () => {
    expect(tree('').body).toEqual([]);
    expect(tree('  \n# c').body).toEqual([]);
  });
});

describe('what a version adds to the tree', () => {
  test('futures', () => {
    const source = '"doc"\nfrom __future__ import division, print_function\nprint(1, 2)\n';
    expect(tree(source, '2.7').futures).toEqual(['division', 'print_function']);
  });

  test('warnings of escapes that mean nothing', () => {
    expect(tree('x = "\\d"\n', '3.11').warnings).toEqual([]);
    expect(tree('\nx = """\n\\d"""\n', '3.12').warnings).toEqual([
      { line: 3, message: "invalid escape sequence '\\d'" },
    ]);
  });

  test('2.6 has no set displays, dict comprehensions or second with item', () => {
    for (const source of ['{1}\n', '{a: b for a in c}\n', 'with a, b: c\n']) {
      expect(outcome(source, '2.6')).toBe('SyntaxError: invalid syntax');
      expect(outcome(source, '2.7')).toBe('ok');
    }
    expect(outcome('try: a\nexcept B as c: d\n', '2.6')).toBe('ok');
  });
});

describe('what is not simulated', () => {
  test.each([
    ['3.10', 'x = 1\nmatch x:\n    case 1: pass\n', 'the match statement', 2],
    ['3.12', 'type X = int\n', 'the type statement', 1],
    ['3.12', 'def f[T](): pass\n', 'the type parameter list', 1],
    ['3.12', 'class C[T]: pass\n', 'the type parameter list', 1],
    ['3.8', 'async def f(): pass\n', 'the async def statement', 1],
    ['3.8', '\nawait x\n', 'the await expression', 2],
    ['3.8', '[x async for x in y]\n', 'the asynchronous comprehension', 1],
    ['3.11', 'try: a\nexcept* B: c\n', 'the except* clause', 2],
    ['3.14', 't"{a}"\n', 'a template string', 1],
    ['3.12', '"\\N{DIGIT ONE}"\n', 'the escape \\N{...} (a character by its name)', 1],
    ['2.7', 'exec "a"\n', 'the exec statement', 1],
    ['2.7', 'def f((a, b)): pass\n', 'a tuple in the parameter list', 1],
  ])('%s: %s', (version, source, construct, line) => {
    const run = () => tree(source, version);
    expect(run).toThrow(UnsupportedSyntax);
    expect(run).toThrow(
      expect.objectContaining({ message: `${construct} is not simulated`, line }),
    );
  });

  test.each(['match = type\n', 'match(x)\n', 'match[x]: int\n', 'type(x)\n', 'match -x\n'])(
    'but %s is an ordinary name',
    (source) => {
      expect(outcome(source, '3.12')).toBe('ok');
    },
  );
});
