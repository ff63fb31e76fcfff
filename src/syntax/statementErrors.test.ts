import { describe, expect, test } from 'vitest';
import { errorTable } from './testErrors';
import { textCases } from './testCases';

// Each line: the versions and what they say. The texts are CPython's own.
const CASES = String.raw`
x = 
==>
2.7-3.14 SyntaxError: invalid syntax
---
if x
    pass
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: expected ':'
---
if x:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'if' statement on line 1
---
def f():
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after function definition on line 1
---
class C:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after class definition on line 1
---
for x in y:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'for' statement on line 1
---
while x:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'while' statement on line 1
---
try:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'try' statement on line 1
---
try:
  pass
except E:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'except' statement on line 3
---
try:
  pass
finally:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'finally' statement on line 3
---
with x:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'with' statement on line 1
---
if x:
  pass
else:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'else' statement on line 3
---
if x:
  pass
elif y:
pass
==>
2.7-3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'elif' statement on line 3
---
print "a"
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print("a")?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print a
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(a)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print a, b
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(a, b)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
try:
    pass
x = 1
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: expected 'except' or 'finally' block
---
import
==>
2.7-3.12 SyntaxError: invalid syntax
3.13-3.14 SyntaxError: Expected one or more names after 'import'
---
from a import b,
==>
2.7-3.14 SyntaxError: trailing comma not allowed without surrounding parentheses
---
if True:
==>
2.7 IndentationError: expected an indented block
3.6-3.8 SyntaxError: unexpected EOF while parsing
3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after 'if' statement on line 1
---
def f():
==>
2.7 IndentationError: expected an indented block
3.6-3.8 SyntaxError: unexpected EOF while parsing
3.9 IndentationError: expected an indented block
3.10-3.14 IndentationError: expected an indented block after function definition on line 1
---
x = BACKTICKaBACKTICK
==>
2.7 ok
3.6-3.14 SyntaxError: invalid syntax
---
try:
    pass
except E, e:
    pass
==>
2.7 ok
3.6-3.9 SyntaxError: invalid syntax
3.10-3.13 SyntaxError: multiple exception types must be parenthesized
3.14 ok
---
from __future__ import braces
==>
2.7-3.14 SyntaxError: not a chance
---
from __future__ import foo
==>
2.7-3.14 SyntaxError: future feature foo is not defined
---
x = 1
from __future__ import division
==>
2.7-3.14 SyntaxError: from __future__ imports must occur at the beginning of the file
---
with (a as b, c as d): pass
==>
2.7-3.8 SyntaxError: invalid syntax
3.9-3.14 ok
---
print "a" % b
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print("a" % b)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print f(a)
==>
2.7 ok
3.6-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print a if b else c
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(a if b else c)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print 'a', 
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print('a', end=" ")?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print 'a' ; x
==>
2.7 ok
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print('a')?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
a = print b
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print a b
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(a b)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
print a = 1
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(a = 1)?
3.10-3.14 SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
---
import a from b
==>
2.7-3.11 SyntaxError: invalid syntax
3.12-3.14 SyntaxError: Did you mean to use 'from ... import ...' instead?
---
async = 1
==>
2.7-3.6 ok
3.7-3.14 SyntaxError: invalid syntax
`;

describe('statement errors', () => {
  test.each(textCases(CASES))('$source', ({ source, expected }) => {
    expect(errorTable(source)).toBe(expected);
  });
});
