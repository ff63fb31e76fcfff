import { describe, expect, test } from 'vitest';
import { errorTable } from './testErrors';
import { textCases } from './testCases';

// Each line: the versions and what they say. The texts are CPython's own.
const CASES = String.raw`
if x = 2: pass
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
---
f() = 1
==>
2.7-3.7 SyntaxError: can't assign to function call
3.8-3.9 SyntaxError: cannot assign to function call
3.10-3.14 SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
---
1 = x
==>
2.7-3.7 SyntaxError: can't assign to literal
3.8-3.9 SyntaxError: cannot assign to literal
3.10-3.14 SyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?
---
a + b = 1
==>
2.7-3.7 SyntaxError: can't assign to operator
3.8-3.9 SyntaxError: cannot assign to operator
3.10-3.14 SyntaxError: cannot assign to expression here. Maybe you meant '==' instead of '='?
---
None = 1
==>
2.7 SyntaxError: cannot assign to None
3.6-3.7 SyntaxError: can't assign to keyword
3.8-3.14 SyntaxError: cannot assign to None
---
True = 1
==>
2.7 ok
3.6-3.7 SyntaxError: can't assign to keyword
3.8-3.14 SyntaxError: cannot assign to True
---
lambda: 1 = 1
==>
2.7-3.7 SyntaxError: can't assign to lambda
3.8-3.14 SyntaxError: cannot assign to lambda
---
(a, 1) = 1
==>
2.7-3.7 SyntaxError: can't assign to literal
3.8-3.14 SyntaxError: cannot assign to literal
---
[a, f()] = 1
==>
2.7-3.7 SyntaxError: can't assign to function call
3.8-3.14 SyntaxError: cannot assign to function call
---
f() += 1
==>
2.7-3.7 SyntaxError: can't assign to function call
3.8 SyntaxError: cannot assign to function call
3.9-3.14 SyntaxError: 'function call' is an illegal expression for augmented assignment
---
(a, b) += 1
==>
2.7-3.8 SyntaxError: illegal expression for augmented assignment
3.9-3.14 SyntaxError: 'tuple' is an illegal expression for augmented assignment
---
del f()
==>
2.7-3.7 SyntaxError: can't delete function call
3.8-3.14 SyntaxError: cannot delete function call
---
del (a + b)
==>
2.7-3.7 SyntaxError: can't delete operator
3.8-3.9 SyntaxError: cannot delete operator
3.10-3.14 SyntaxError: cannot delete expression
---
(x for x in y) = 1
==>
2.7-3.7 SyntaxError: can't assign to generator expression
3.8-3.14 SyntaxError: cannot assign to generator expression
---
[x for x in y] = 1
==>
2.7-3.7 SyntaxError: can't assign to list comprehension
3.8-3.9 SyntaxError: cannot assign to list comprehension
3.10-3.14 SyntaxError: cannot assign to list comprehension here. Maybe you meant '==' instead of '='?
---
{} = 1
==>
2.7-3.7 SyntaxError: can't assign to literal
3.8-3.9 SyntaxError: cannot assign to dict display
3.10-3.14 SyntaxError: cannot assign to dict literal here. Maybe you meant '==' instead of '='?
---
{1} = 1
==>
2.7-3.7 SyntaxError: can't assign to literal
3.8-3.9 SyntaxError: cannot assign to set display
3.10-3.14 SyntaxError: cannot assign to set display here. Maybe you meant '==' instead of '='?
---
a if b else c = 1
==>
2.7-3.7 SyntaxError: can't assign to conditional expression
3.8-3.14 SyntaxError: cannot assign to conditional expression
---
a and b = 1
==>
2.7-3.7 SyntaxError: can't assign to operator
3.8-3.9 SyntaxError: cannot assign to operator
3.10-3.14 SyntaxError: cannot assign to expression
---
a < b = 1
==>
2.7-3.7 SyntaxError: can't assign to comparison
3.8-3.14 SyntaxError: cannot assign to comparison
---
(yield) = 1
==>
2.7-3.7 SyntaxError: can't assign to yield expression
3.8-3.9 SyntaxError: cannot assign to yield expression
3.10-3.14 SyntaxError: cannot assign to yield expression here. Maybe you meant '==' instead of '='?
---
... = 1
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: can't assign to Ellipsis
3.8-3.9 SyntaxError: cannot assign to Ellipsis
3.10-3.14 SyntaxError: cannot assign to ellipsis here. Maybe you meant '==' instead of '='?
---
def f(None): pass
==>
2.7 SyntaxError: cannot assign to None
3.6-3.14 SyntaxError: invalid syntax
---
import a as b.c
==>
2.7-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: cannot use attribute as import target
---
(x, y): int
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: only single target (not tuple) can be annotated
---
f(): int
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: illegal target for annotation
---
(x.y := 1)
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: cannot use assignment expressions with attribute
---
x = [a, b for a in c]
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: did you forget parentheses around the comprehension target?
---
x = yield = 1
==>
2.7-3.14 SyntaxError: assignment to yield expression not possible
---
yield = 1
==>
2.7-3.8 SyntaxError: invalid syntax
3.9-3.14 SyntaxError: assignment to yield expression not possible
---
if x.y = 1: pass
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: cannot assign to attribute here. Maybe you meant '==' instead of '='?
---
if f() = 1: pass
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
---
a = 1 if b else c = 2
==>
2.7-3.7 SyntaxError: can't assign to conditional expression
3.8-3.9 SyntaxError: cannot assign to conditional expression
3.10-3.14 SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
---
(a := 1) = 2
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.9 SyntaxError: cannot assign to named expression
3.10-3.14 SyntaxError: cannot assign to named expression here. Maybe you meant '==' instead of '='?
---
[a]: int
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: only single target (not list) can be annotated
---
import a as None
==>
2.7 SyntaxError: cannot assign to None
3.6-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: cannot use None as import target
---
del None
==>
2.7 ok
3.6-3.7 SyntaxError: can't delete keyword
3.8-3.14 SyntaxError: cannot delete None
---
None += 1
==>
2.7 SyntaxError: cannot assign to None
3.6-3.7 SyntaxError: can't assign to keyword
3.8 SyntaxError: cannot assign to None
3.9-3.14 SyntaxError: 'None' is an illegal expression for augmented assignment
---
(None := 1)
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: cannot use assignment expressions with None
`;

describe('target errors', () => {
  test.each(textCases(CASES))('$source', ({ source, expected }) => {
    expect(errorTable(source)).toBe(expected);
  });
});
