import { describe, expect, test } from 'vitest';
import { errorTable } from './testErrors';
import { textCases } from './testCases';

// Each line: the versions and what they say. The texts are CPython's own.
const CASES = String.raw`
f(a b)
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid syntax. Perhaps you forgot a comma?
---
f(x for x in y, 1)
==>
2.7-3.6 SyntaxError: Generator expression must be parenthesized if not sole argument
3.7-3.14 SyntaxError: Generator expression must be parenthesized
---
f(a=1, 2)
==>
2.7 SyntaxError: non-keyword arg after keyword arg
3.6-3.14 SyntaxError: positional argument follows keyword argument
---
f(**a, *b)
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: iterable argument unpacking follows keyword argument unpacking
---
f(**a, 1)
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: positional argument follows keyword argument unpacking
---
f(1=2)
==>
2.7-3.7 SyntaxError: keyword can't be an expression
3.8-3.14 SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
---
f(a=1, a=2)
==>
2.7-3.8 SyntaxError: keyword argument repeated
3.9-3.14 SyntaxError: keyword argument repeated: a
---
f(True=1)
==>
2.7 ok
3.6-3.7 SyntaxError: keyword can't be an expression
3.8 SyntaxError: cannot assign to True
3.9 SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
3.10-3.14 SyntaxError: cannot assign to True
---
def f(a=1, b): pass
==>
2.7-3.11 SyntaxError: non-default argument follows default argument
3.12-3.14 SyntaxError: parameter without a default follows parameter with a default
---
def f(*): pass
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: named arguments must follow bare *
---
def f(**a, b): pass
==>
2.7-3.10 SyntaxError: invalid syntax
3.11-3.14 SyntaxError: arguments cannot follow var-keyword argument
---
def f: pass
==>
2.7-3.10 SyntaxError: invalid syntax
3.11-3.14 SyntaxError: expected '('
---
x = {1: 2, 3}
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: ':' expected after dictionary key
---
x = {1:}
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: expression expected after dictionary key and ':'
---
x = [*a for a in b]
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: iterable unpacking cannot be used in comprehension
---
x = {**a for a in b}
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: dict unpacking cannot be used in dict comprehension
---
x = [a for a]
==>
2.7-3.12 SyntaxError: invalid syntax
3.13-3.14 SyntaxError: 'in' expected after for-loop variables
---
x = a if b
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: expected 'else' after 'if' expression
---
x = a if b else
==>
2.7-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: expected expression after 'else', but statement is given
---
f(b for b in c,)
==>
2.7-3.6 ok
3.7-3.14 SyntaxError: Generator expression must be parenthesized
---
f(*a for a in b)
==>
2.7-3.8 SyntaxError: invalid syntax
3.9-3.14 SyntaxError: iterable unpacking cannot be used in comprehension
---
def f(a, /, /): pass
==>
2.7-3.10 SyntaxError: invalid syntax
3.11-3.14 SyntaxError: / may appear only once
---
def f(*, /): pass
==>
2.7-3.10 SyntaxError: invalid syntax
3.11-3.14 SyntaxError: / must be ahead of *
---
def f(*a, *b): pass
==>
2.7-3.10 SyntaxError: invalid syntax
3.11-3.14 SyntaxError: * argument may appear only once
---
print(a=1, b)
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: positional argument follows keyword argument
---
x = {'a': *b}
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: cannot use a starred expression in a dictionary value
---
f(None=1)
==>
2.7 SyntaxError: cannot assign to None
3.6-3.7 SyntaxError: keyword can't be an expression
3.8 SyntaxError: cannot assign to None
3.9 SyntaxError: expression cannot contain assignment, perhaps you meant "=="?
3.10-3.14 SyntaxError: cannot assign to None
`;

describe('expression errors', () => {
  test.each(textCases(CASES))('$source', ({ source, expected }) => {
    expect(errorTable(source)).toBe(expected);
  });
});
