import { describe, expect, test } from 'vitest';
import { dump } from './dump';
import { parse } from './parser';
import { textCases } from './testCases';

function check(version: string, text: string): void {
  test.each(textCases(text))('$source', ({ source, expected }) => {
    const { body } = parse(source, { version, filename: 'test.py' });
    expect(dump(body)).toBe(expected);
  });
}

describe('expressions (3.14)', () => {
  check(
    '3.14',
    String.raw`
a or b and not c
==> [(Expr (BoolOp Or [a (BoolOp And [b (UnaryOp Not c)])]))]
---
a if b else c
==> [(Expr (IfExp b a c))]
---
lambda: 0
==> [(Expr (Lambda (arguments) 0))]
---
lambda a, *b, c=1, **d: a
==> [(Expr (Lambda (arguments [] [(arg a)] (arg b) [(arg c)] [1] (arg d)) a))]
---
a < b <= c != d is not e not in f
==> [(Expr (Compare a [Lt LtE NotEq IsNot NotIn] [b c d e f]))]
---
a is b in c
==> [(Expr (Compare a [Is In] [b c]))]
---
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
==> [(Expr (BinOp a BitOr (BinOp b BitXor (BinOp c BitAnd (BinOp (BinOp d LShift e) RShift (BinOp (BinOp f Add g) Sub (BinOp (BinOp (BinOp (BinOp (BinOp h Mult i) Div j) FloorDiv k) Mod l) MatMult m)))))))]
---
a - b - c
==> [(Expr (BinOp (BinOp a Sub b) Sub c))]
---
-a ** -b
==> [(Expr (UnaryOp USub (BinOp a Pow (UnaryOp USub b))))]
---
a ** b ** c
==> [(Expr (BinOp a Pow (BinOp b Pow c)))]
---
~+-a
==> [(Expr (UnaryOp Invert (UnaryOp UAdd (UnaryOp USub a))))]
---
(a + b) * c
==> [(Expr (BinOp (BinOp a Add b) Mult c))]
---
a.b.c
==> [(Expr (Attribute (Attribute a b) c))]
---
f()
==> [(Expr (Call f))]
---
f(a, *b, c=d, **e)
==> [(Expr (Call f [a (Starred b)] [(keyword c d) (keyword - e)]))]
---
f(a for a in b)
==> [(Expr (Call f [(GeneratorExp a [(comprehension a:Store b)])]))]
---
f(a := 1)
==> [(Expr (Call f [(NamedExpr a:Store 1)]))]
---
x[0]
==> [(Expr (Subscript x 0))]
---
x[1:2, ::3, :]
==> [(Expr (Subscript x (Tuple [(Slice 1 2) (Slice - - 3) (Slice)])))]
---
x[a:b:c]
==> [(Expr (Subscript x (Slice a b c)))]
---
x[:]
==> [(Expr (Subscript x (Slice)))]
---
x[*a]
==> [(Expr (Subscript x (Tuple [(Starred a)])))]
---
x[*a, b:c]
==> [(Expr (Subscript x (Tuple [(Starred a) (Slice b c)])))]
---
x[a := 1]
==> [(Expr (Subscript x (NamedExpr a:Store 1)))]
---
(a := b)
==> [(Expr (NamedExpr a:Store b))]
---
[a := 1, b]
==> [(Expr (List [(NamedExpr a:Store 1) b]))]
---
{a := 1}
==> [(Expr (Set [(NamedExpr a:Store 1)]))]
---
()
==> [(Expr (Tuple))]
---
(a,)
==> [(Expr (Tuple [a]))]
---
a,
==> [(Expr (Tuple [a]))]
---
*a, b
==> [(Expr (Tuple [(Starred a) b]))]
---
[]
==> [(Expr (List))]
---
[a, *b]
==> [(Expr (List [a (Starred b)]))]
---
{}
==> [(Expr (Dict))]
---
{a: b, **c}
==> [(Expr (Dict [a -] [b c]))]
---
{a, *b}
==> [(Expr (Set [a (Starred b)]))]
---
[a for a in b]
==> [(Expr (ListComp a [(comprehension a:Store b)]))]
---
[a for a, b in c if d if e for f in g]
==> [(Expr (ListComp a [(comprehension (Tuple:Store [a:Store b:Store]) c [d e]) (comprehension f:Store g)]))]
---
{a for a in b}
==> [(Expr (SetComp a [(comprehension a:Store b)]))]
---
{a: b for c in d}
==> [(Expr (DictComp a b [(comprehension c:Store d)]))]
---
(a for a in b)
==> [(Expr (GeneratorExp a [(comprehension a:Store b)]))]
---
(yield)
==> [(Expr (Yield))]
---
None, True, False, ...
==> [(Expr (Tuple [None True False Ellipsis]))]
---
a if b else lambda: c
==> [(Expr (IfExp b a (Lambda (arguments) c)))]
`,
  );
});
