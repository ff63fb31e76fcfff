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

describe('simple statements (3.14)', () => {
  check(
    '3.14',
    String.raw`
pass
==> [(Pass)]
---
break; continue
==> [(Break) (Continue)]
---
return
==> [(Return)]
---
return 1, *x
==> [(Return (Tuple [1 (Starred x)]))]
---
x = 1
==> [(Assign [x:Store] 1)]
---
x = y = z
==> [(Assign [x:Store y:Store] z)]
---
a, (b, *c) = d
==> [(Assign [(Tuple:Store [a:Store (Tuple:Store [b:Store (Starred:Store c:Store)])])] d)]
---
[a, b] = c
==> [(Assign [(List:Store [a:Store b:Store])] c)]
---
x.a[0] = 1
==> [(Assign [(Subscript:Store (Attribute x a) 0)] 1)]
---
x += 1
==> [(AugAssign x:Store Add 1)]
---
x[0] **= 2; y @= z
==> [(AugAssign (Subscript:Store x 0) Pow 2) (AugAssign y:Store MatMult z)]
---
x: int
==> [(AnnAssign x:Store int - true)]
---
x: int = 1
==> [(AnnAssign x:Store int 1 true)]
---
(x): int
==> [(AnnAssign x:Store int - false)]
---
x.y: int = 1
==> [(AnnAssign (Attribute:Store x y) int 1 false)]
---
x = yield
==> [(Assign [x:Store] (Yield))]
---
x = yield 1, 2
==> [(Assign [x:Store] (Yield (Tuple [1 2])))]
---
yield
==> [(Expr (Yield))]
---
x = yield from y
==> [(Assign [x:Store] (YieldFrom y))]
---
del a
==> [(Delete [a:Del])]
---
del a, b.c, d[0]
==> [(Delete [a:Del (Attribute:Del b c) (Subscript:Del d 0)])]
---
del (a, b)
==> [(Delete [(Tuple:Del [a:Del b:Del])])]
---
assert a
==> [(Assert a)]
---
assert a, "no"
==> [(Assert a "no")]
---
raise
==> [(Raise)]
---
raise A
==> [(Raise A)]
---
raise A from b
==> [(Raise A b)]
---
global a, b
==> [(Global [a b])]
---
nonlocal a
==> [(Nonlocal [a])]
---
import a
==> [(Import [(alias a)])]
---
import a.b as c, d
==> [(Import [(alias a.b c) (alias d)])]
---
from a import b
==> [(ImportFrom a [(alias b)] 0)]
---
from a import (b as c, d,)
==> [(ImportFrom a [(alias b c) (alias d)] 0)]
---
from . import a
==> [(ImportFrom - [(alias a)] 1)]
---
from ...a.b import *
==> [(ImportFrom a.b [(alias *)] 3)]
---
x; y;
==> [(Expr x) (Expr y)]
---
"doc"
==> [(Expr "doc")]
`,
  );
});

describe('blocks (3.14)', () => {
  check(
    '3.14',
    String.raw`
if a: b
==> [(If a [(Expr b)])]
---
if a:
  b
elif c:
  d
elif e:
  f
else:
  g
==> [(If a [(Expr b)] [(If c [(Expr d)] [(If e [(Expr f)] [(Expr g)])])])]
---
while a:
  b
else:
  c
==> [(While a [(Expr b)] [(Expr c)])]
---
for a, b in c:
  d
else:
  e
==> [(For (Tuple:Store [a:Store b:Store]) c [(Expr d)] [(Expr e)])]
---
for x in *a, b: pass
==> [(For x:Store (Tuple [(Starred a) b]) [(Pass)])]
---
try:
  a
except B:
  c
except (D, E) as f:
  g
except:
  h
else:
  i
finally:
  j
==> [(Try [(Expr a)] [(ExceptHandler B - - [(Expr c)]) (ExceptHandler (Tuple [D E]) f - [(Expr g)]) (ExceptHandler - - - [(Expr h)])] [(Expr i)] [(Expr j)])]
---
try: a
finally: b
==> [(Try [(Expr a)] [] [] [(Expr b)])]
---
try: a
except B, C: d
==> [(Try [(Expr a)] [(ExceptHandler (Tuple [B C]) - - [(Expr d)])])]
---
with a: b
==> [(With [(withitem a)] [(Expr b)])]
---
with a as b, c: d
==> [(With [(withitem a b:Store) (withitem c)] [(Expr d)])]
---
with (a as b, c as d,): e
==> [(With [(withitem a b:Store) (withitem c d:Store)] [(Expr e)])]
---
with (a, b): c
==> [(With [(withitem a) (withitem b)] [(Expr c)])]
---
with (a) as b: c
==> [(With [(withitem a b:Store)] [(Expr c)])]
---
with (yield): a
==> [(With [(withitem (Yield))] [(Expr a)])]
---
class A: pass
==> [(ClassDef A [] [] [(Pass)])]
---
class A(B, metaclass=C, *d, **e): x = 1
==> [(ClassDef A [B (Starred d)] [(keyword metaclass C) (keyword - e)] [(Assign [x:Store] 1)])]
---
@a
@b.c(1)
class D: pass
==> [(ClassDef D [] [] [(Pass)] [a (Call (Attribute b c) [1])])]
---
@a[0].b
def f(): pass
==> [(FunctionDef f (arguments) [(Pass)] [(Attribute (Subscript a 0) b)])]
---
def f(): return
==> [(FunctionDef f (arguments) [(Return)])]
---
def f(a, b=1, *c, d, e=2, **f): pass
==> [(FunctionDef f (arguments [] [(arg a) (arg b)] (arg c) [(arg d) (arg e)] [- 2] (arg f) [1]) [(Pass)])]
---
def f(a, /, b, *, c): pass
==> [(FunctionDef f (arguments [(arg a)] [(arg b)] - [(arg c)] [-]) [(Pass)])]
---
def f(a: int, *b: *c, **d: e) -> g: pass
==> [(FunctionDef f (arguments [] [(arg a int)] (arg b (Starred c)) [] [] (arg d e)) [(Pass)] [] g)]
`,
  );
});
