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

describe('python 2 (2.7)', () => {
  check(
    '2.7',
    String.raw`
print
==> [(Print - [] true)]
---
print a
==> [(Print - [a] true)]
---
print a, b,
==> [(Print - [a b] false)]
---
print >>a
==> [(Print a [] true)]
---
print >>a, b, c,
==> [(Print a [b c] false)]
---
print (a), b
==> [(Print - [a b] true)]
---
from __future__ import print_function
print(a)
print
==> [(ImportFrom __future__ [(alias print_function)] 0) (Expr (Call print [a])) (Expr print)]
---
from __future__ import unicode_literals
x = "a", u"b", b"c"
==> [(ImportFrom __future__ [(alias unicode_literals)] 0) (Assign [x:Store] (Tuple [u"a" u"b" "c"]))]
---
from __future__ import division, absolute_import
==> [(ImportFrom __future__ [(alias division) (alias absolute_import)] 0)]
---
BACKTICKa, bBACKTICK
==> [(Expr (Repr (Tuple [a b])))]
---
a <> b
==> [(Expr (Compare a [NotEq] [b]))]
---
10L
==> [(Expr 10L)]
---
0777
==> [(Expr 511)]
---
0xFFL
==> [(Expr 255L)]
---
0o17
==> [(Expr 15)]
---
u"\u00e9"
==> [(Expr u"é")]
---
ur"\u00e9\n"
==> [(Expr u"é\\n")]
---
b"a"
==> [(Expr "a")]
---
"a" u"b"
==> [(Expr u"ab")]
---
"\xe9"
==> [(Expr "é")]
---
# coding: utf-8
"é"
==> [(Expr "Ã©")]
---
# coding: latin-1
"é"
==> [(Expr "é")]
---
None
==> [(Expr None)]
---
True
==> [(Expr True)]
---
None, True
==> [(Expr (Tuple [None True]))]
---
raise A, b
==> [(Raise A - b)]
---
raise A, b, c
==> [(Raise A - b c)]
---
try: a
except B, c: d
==> [(Try [(Expr a)] [(ExceptHandler B - c:Store [(Expr d)])])]
---
try: a
except B as c.d: e
==> [(Try [(Expr a)] [(ExceptHandler B - (Attribute:Store c d) [(Expr e)])])]
---
[a for a in 1, 2]
==> [(Expr (ListComp a [(comprehension a:Store (Tuple [1 2]))]))]
---
[a for a in b if lambda: c]
==> [(Expr (ListComp a [(comprehension a:Store b [(Lambda (arguments) c)])]))]
---
x[...]
==> [(Expr (Subscript x Ellipsis))]
---
x[..., a:b]
==> [(Expr (Subscript x (Tuple [Ellipsis (Slice a b)])))]
---
x[a:b:]
==> [(Expr (Subscript x (Slice a b None)))]
---
def f(a, b=1, *c, **d): pass
==> [(FunctionDef f (arguments [] [(arg a) (arg b)] (arg c) [] [] (arg d) [1]) [(Pass)])]
---
class A: pass
==> [(ClassDef A [] [] [(Pass)])]
---
class A(B, C): pass
==> [(ClassDef A [B C] [] [(Pass)])]
---
class A(): pass
==> [(ClassDef A [] [] [(Pass)])]
---
f(a, b=1, *c, **d)
==> [(Expr (Call f [a (Starred c)] [(keyword b 1) (keyword - d)]))]
---
with a as b, c: d
==> [(With [(withitem a b:Store) (withitem c)] [(Expr d)])]
---
{1, 2}
==> [(Expr (Set [1 2]))]
---
{a: b for c in d}
==> [(Expr (DictComp a b [(comprehension c:Store d)]))]
---
nonlocal = 1
==> [(Assign [nonlocal:Store] 1)]
---
async = await
==> [(Assign [async:Store] await)]
---
a.print_
==> [(Expr (Attribute a print_))]
`,
  );
});

describe('python 3.6 (3.6)', () => {
  check(
    '3.6',
    String.raw`
async = 1
==> [(Assign [async:Store] 1)]
---
await = 1
==> [(Assign [await:Store] 1)]
---
f(a for a in b,)
==> [(Expr (Call f [(GeneratorExp a [(comprehension a:Store b)])]))]
---
[a for a in b if lambda: c]
==> [(Expr (ListComp a [(comprehension a:Store b [(Lambda (arguments) c)])]))]
---
@a.b(c)
def f(): pass
==> [(FunctionDef f (arguments) [(Pass)] [(Call (Attribute a b) [c])])]
---
f"{a!r}"
==> [(Expr (JoinedStr [(FormattedValue a r)]))]
---
x = *a, b
==> [(Assign [x:Store] (Tuple [(Starred a) b]))]
---
f(*a, b, **c, d=1)
==> [(Expr (Call f [(Starred a) b] [(keyword - c) (keyword d 1)]))]
---
{**a}
==> [(Expr (Dict [-] [a]))]
`,
  );
});

describe('python 3.8 (3.8)', () => {
  check(
    '3.8',
    String.raw`
(a := 1)
==> [(Expr (NamedExpr a:Store 1))]
---
while a := b: pass
==> [(While (NamedExpr a:Store b) [(Pass)])]
---
f"{a=}"
==> [(Expr (JoinedStr ["a=" (FormattedValue a r)]))]
---
def f(a, /): pass
==> [(FunctionDef f (arguments [(arg a)]) [(Pass)])]
---
return *a, b
==> [(Return (Tuple [(Starred a) b]))]
---
with (a, b): c
==> [(With [(withitem (Tuple [a b]))] [(Expr c)])]
`,
  );
});
