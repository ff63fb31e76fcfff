import { describe, expect, it } from 'vitest';
import { asciiRepr, bytesRepr, textRepr } from './strRepr';

describe('repr of text', () => {
  it.each([
    ['abc', "'abc'"],
    ["it's", `"it's"`],
    [`"it's"`, `'"it\\'s"'`],
    ['say "hi"', `'say "hi"'`],
    ['\0\t\n\r\\\x7f', "'\\x00\\t\\n\\r\\\\\\x7f'"],
    ['é一😀', "'é一😀'"],
    ['\xa0\xad\u200b\u2028\ue000', "'\\xa0\\xad\\u200b\\u2028\\ue000'"],
    ['\ud800', "'\\ud800'"],
    ['\u{e0001}', "'\\U000e0001'"],
  ])('%j', (text, repr) => {
    expect(textRepr(text)).toBe(repr);
  });

  it('escapes in ascii() what is beyond ASCII', () => {
    expect(asciiRepr(textRepr('é一😀'))).toBe("'\\xe9\\u4e00\\U0001f600'");
  });
});

describe('repr of bytes', () => {
  it.each([
    ['abc', "'abc'"],
    ["a'b\n\xff", `"a'b\\n\\xff"`],
    ['a\'b"', `'a\\'b"'`],
  ])('%j', (bytes, repr) => {
    expect(bytesRepr(bytes)).toBe(repr);
  });
});
