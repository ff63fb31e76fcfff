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

describe('literals (3.14)', () => {
  check(
    '3.14',
    String.raw`
0
==> [(Expr 0)]
---
0x_ff
==> [(Expr 255)]
---
0o17
==> [(Expr 15)]
---
0b1_0
==> [(Expr 2)]
---
1_000
==> [(Expr 1000)]
---
1.5
==> [(Expr 1.5)]
---
1e10
==> [(Expr 10000000000.0)]
---
.5
==> [(Expr 0.5)]
---
1.
==> [(Expr 1.0)]
---
1_0.0_1e-3
==> [(Expr 0.01001)]
---
2j
==> [(Expr 2j)]
---
1.5J
==> [(Expr 1.5j)]
---
123456789012345678901234567890
==> [(Expr 123456789012345678901234567890)]
---
"a"
==> [(Expr "a")]
---
'a' "b"
==> [(Expr "ab")]
---
"""a
b"""
==> [(Expr "a\nb")]
---
r"\n"
==> [(Expr "\\n")]
---
"\n\x41\u00e9\U0001F600\101\\"
==> [(Expr "\nAé😀A\\")]
---
b"\xff"
==> [(Expr b"ÿ")]
---
b"a" b"b"
==> [(Expr b"ab")]
---
rb"\x"
==> [(Expr b"\\x")]
---
u"a"
==> [(Expr "a")]
---
"a\
b"
==> [(Expr "ab")]
---
f"a"
==> [(Expr (JoinedStr ["a"]))]
---
f"{a}"
==> [(Expr (JoinedStr [(FormattedValue a)]))]
---
f"a{b!r:>{c}}d"
==> [(Expr (JoinedStr ["a" (FormattedValue b r (JoinedStr [">" (FormattedValue c)])) "d"]))]
---
f"{{}}{a}"
==> [(Expr (JoinedStr ["{}" (FormattedValue a)]))]
---
f"{a=}"
==> [(Expr (JoinedStr ["a=" (FormattedValue a r)]))]
---
f"{a = !s}"
==> [(Expr (JoinedStr ["a = " (FormattedValue a s)]))]
---
f"{a=:x}"
==> [(Expr (JoinedStr ["a=" (FormattedValue a - (JoinedStr ["x"]))]))]
---
f"{a:%Y-%m}"
==> [(Expr (JoinedStr [(FormattedValue a - (JoinedStr ["%Y-%m"]))]))]
---
"x" f"{a}" "y"
==> [(Expr (JoinedStr ["x" (FormattedValue a) "y"]))]
---
f"{f(a, 'b')}"
==> [(Expr (JoinedStr [(FormattedValue (Call f [a "b"]))]))]
---
f"{a["b"]}"
==> [(Expr (JoinedStr [(FormattedValue (Subscript a "b"))]))]
---
f"{ {1: 2}[1] }"
==> [(Expr (JoinedStr [(FormattedValue (Subscript (Dict [1] [2]) 1))]))]
---
f"{a!=b}"
==> [(Expr (JoinedStr [(FormattedValue (Compare a [NotEq] [b]))]))]
---
f"{lambda_}"
==> [(Expr (JoinedStr [(FormattedValue lambda_)]))]
---
f"{(lambda: 1)}"
==> [(Expr (JoinedStr [(FormattedValue (Lambda (arguments) 1))]))]
---
f"{a:{b:{c}}}"
==> [(Expr (JoinedStr [(FormattedValue a - (JoinedStr [(FormattedValue b - (JoinedStr [(FormattedValue c)]))]))]))]
---
f"{a
}"
==> [(Expr (JoinedStr [(FormattedValue a)]))]
---
rf"\{a}"
==> [(Expr (JoinedStr ["\\" (FormattedValue a)]))]
---
f"{a:=5}"
==> [(Expr (JoinedStr [(FormattedValue a - (JoinedStr ["=5"]))]))]
---
f"{*a, b}"
==> [(Expr (JoinedStr [(FormattedValue (Tuple [(Starred a) b]))]))]
---
é = 1
==> [(Assign [é:Store] 1)]
---
ﬁ = 1
==> [(Assign [fi:Store] 1)]
`,
  );
});
