import { describe, expect, test } from 'vitest';
import { errorTable } from './testErrors';
import { textCases } from './testCases';

// Each line: the versions and what they say. The texts are CPython's own.
const CASES = String.raw`
x = (1, 2
y = 3
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: '(' was never closed
---
x = [1, 2
y = 3
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: '[' was never closed
---
x = {1: 2
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: unexpected EOF while parsing
3.10-3.14 SyntaxError: '{' was never closed
---
f(
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: unexpected EOF while parsing
3.10-3.14 SyntaxError: '(' was never closed
---
x = )
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: unmatched ')'
---
x = (]
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
---
x = (
1, ]
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: closing parenthesis ']' does not match opening parenthesis '(' on line 1
---
x = 1
  y = 2
==>
2.7-3.14 IndentationError: unexpected indent
---
if x:
    a
  b
==>
2.7-3.14 IndentationError: unindent does not match any outer indentation level
---
if x:
	a
        b
==>
2.7 ok
3.6-3.14 TabError: inconsistent use of tabs and spaces in indentation
---
x = 'abc
==>
2.7-3.9 SyntaxError: EOL while scanning string literal
3.10-3.14 SyntaxError: unterminated string literal (detected at line 1)
---
x = """abc
def
==>
2.7-3.9 SyntaxError: EOF while scanning triple-quoted string literal
3.10-3.14 SyntaxError: unterminated triple-quoted string literal (detected at line 2)
---
del 1
==>
2.7-3.7 SyntaxError: can't delete literal
3.8-3.14 SyntaxError: cannot delete literal
---
x = 5a
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid decimal literal
---
x = 0777
==>
2.7 ok
3.6-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
---
x = 1__0
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: invalid decimal literal
---
x = 0xg
==>
2.7-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: invalid hexadecimal literal
---
x = 0b2
==>
2.7-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: invalid digit '2' in binary literal
---
x = 0o8
==>
2.7-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: invalid digit '8' in octal literal
---
x = [1, 2
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: unexpected EOF while parsing
3.10-3.14 SyntaxError: '[' was never closed
---
x = '\u12'
==>
2.7 ok
3.6-3.14 SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
---
x = 'a' b'c'
==>
2.7 ok
3.6-3.14 SyntaxError: cannot mix bytes and nonbytes literals
---
x = a\ b
==>
2.7-3.14 SyntaxError: unexpected character after line continuation character
---
x = \
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: unexpected EOF while parsing
---
x = 10L
==>
2.7 ok
3.6-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid decimal literal
---
x = ur'a'
==>
2.7 ok
3.6-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: 'u' and 'r' prefixes are incompatible
---
try: pass
==>
2.7 SyntaxError: invalid syntax
3.6-3.9 SyntaxError: unexpected EOF while parsing
3.10-3.14 SyntaxError: expected 'except' or 'finally' block
---
x = 0_7
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
---
x = 1jx
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid imaginary literal
---
x = 0b12
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: invalid digit '2' in binary literal
---
x = 0o19
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 SyntaxError: invalid digit '9' in octal literal
---
x = 0xfgh
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: invalid hexadecimal literal
---
x = 089
==>
2.7-3.7 SyntaxError: invalid token
3.8-3.14 SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
---
x = fb"a"
==>
2.7-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: 'b' and 'f' prefixes are incompatible
---
x = uf"a"
==>
2.7-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: 'u' and 'f' prefixes are incompatible
---
x = bu"a"
==>
2.7-3.13 SyntaxError: invalid syntax
3.14 SyntaxError: 'u' and 'b' prefixes are incompatible
---
x = 'it's'
==>
2.7-3.9 SyntaxError: invalid syntax
3.10-3.14 SyntaxError: unterminated string literal (detected at line 1)
`;

describe('token errors', () => {
  test.each(textCases(CASES))('$source', ({ source, expected }) => {
    expect(errorTable(source)).toBe(expected);
  });
});
