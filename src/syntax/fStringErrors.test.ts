import { describe, expect, test } from 'vitest';
import { errorTable } from './testErrors';
import { textCases } from './testCases';

// Each line: the versions and what they say. The texts are CPython's own.
const CASES = String.raw`
f'{x}' = 1
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: can't assign to literal
3.8-3.9 SyntaxError: cannot assign to f-string expression
3.10-3.14 SyntaxError: cannot assign to f-string expression here. Maybe you meant '==' instead of '='?
---
x = f'{a b}'
==>
2.7-3.8 SyntaxError: invalid syntax
3.9 SyntaxError: f-string: invalid syntax
3.10-3.11 SyntaxError: f-string: invalid syntax. Perhaps you forgot a comma?
3.12-3.14 SyntaxError: invalid syntax. Perhaps you forgot a comma?
---
x = f'{'
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: f-string: expecting '}'
---
x = f'{}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: empty expression not allowed
3.12-3.14 SyntaxError: f-string: valid expression required before '}'
---
x = f'}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 SyntaxError: f-string: single '}' is not allowed
---
x = f'{a!x}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'
3.12-3.14 SyntaxError: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
---
x = f'{a!}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'
3.12-3.14 SyntaxError: f-string: missing conversion character
---
x = f'{a\n}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string expression part cannot include a backslash
3.12-3.14 SyntaxError: unexpected character after line continuation character
---
x = f'{#}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string expression part cannot include '#'
3.12-3.14 SyntaxError: '{' was never closed
---
x = f'{a'b'}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: expecting '}'
3.12-3.14 SyntaxError: f-string: expecting '=', or '!', or ':', or '}'
---
x = f'{a["b"]}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.14 ok
---
x = f'{a['b']}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: f-string: mismatched '(', '{', or '['
3.8-3.11 SyntaxError: f-string: unmatched '['
3.12-3.14 ok
---
x = f'{lambda x: 1}'
==>
2.7 SyntaxError: invalid syntax
3.6-3.8 SyntaxError: unexpected EOF while parsing
3.9-3.11 SyntaxError: f-string: invalid syntax
3.12-3.14 SyntaxError: f-string: lambda expressions are not allowed without parentheses
---
x = f'{a $ b}'
==>
2.7-3.8 SyntaxError: invalid syntax
3.9-3.11 SyntaxError: f-string: invalid syntax
3.12-3.14 SyntaxError: f-string: expecting '=', or '!', or ':', or '}'
---
x = f'{a = }'
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.14 ok
---
x = f"{a:{b:{c}}}"
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: expressions nested too deeply
3.12-3.14 ok
---
x = f"{!r}"
==>
2.7 SyntaxError: invalid syntax
3.6-3.10 SyntaxError: f-string: empty expression not allowed
3.11 SyntaxError: f-string: expression required before '!'
3.12-3.14 SyntaxError: f-string: valid expression required before '!'
---
x = f"{:x}"
==>
2.7 SyntaxError: invalid syntax
3.6-3.10 SyntaxError: f-string: empty expression not allowed
3.11 SyntaxError: f-string: expression required before ':'
3.12-3.14 SyntaxError: f-string: valid expression required before ':'
---
x = f"{=}"
==>
2.7-3.7 SyntaxError: invalid syntax
3.8-3.10 SyntaxError: f-string: empty expression not allowed
3.11 SyntaxError: f-string: expression required before '='
3.12-3.14 SyntaxError: f-string: valid expression required before '='
---
x = f"{(a}"
==>
2.7 SyntaxError: invalid syntax
3.6-3.7 SyntaxError: f-string: expecting '}'
3.8-3.11 SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '('
3.12-3.14 SyntaxError: closing parenthesis '}' does not match opening parenthesis '('
---
x = f"{a!r x}"
==>
2.7 SyntaxError: invalid syntax
3.6-3.11 SyntaxError: f-string: expecting '}'
3.12-3.14 SyntaxError: f-string: expecting ':' or '}'
`;

describe('f string errors', () => {
  test.each(textCases(CASES))('$source', ({ source, expected }) => {
    expect(errorTable(source)).toBe(expected);
  });
});
