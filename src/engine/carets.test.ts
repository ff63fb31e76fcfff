import { describe, expect, it } from 'vitest';
import { displayWidth, interpreterCarets, moduleCarets, type Position } from './carets';
import { excerpt } from './tracebackExcerpt';

/** Where `part` stands in the text that begins at line 1. */
function place(source: string, part: string): Position {
  const at = source.indexOf(part);
  const before = source.slice(0, at).split('\n');
  const until = source.slice(0, at + part.length).split('\n');
  return {
    line: before.length,
    col: before.at(-1)!.length,
    endLine: until.length,
    endCol: until.at(-1)!.length,
  };
}

const inLine = (line: string, part: string): string | null =>
  interpreterCarets(line, place(line, part));
const byModule = (line: string, part: string): string | null =>
  moduleCarets(line, place(line, part));
const shown = (source: string, part: string): string =>
  excerpt(source.split('\n'), place(source, part));

describe('carets of 3.11 and 3.12', () => {
  it('underlines a part of the line', () => {
    expect(inLine('    total = 10 + distance(a, b)', 'distance(a, b)')).toBe(
      '                 ^^^^^^^^^^^^^^',
    );
  });

  it('marks the operator of a binary operation', () => {
    const line = 'result = values["a"] + values["b"]';
    expect(inLine(line, 'values["a"] + values["b"]')).toBe(
      '             ~~~~~~~~~~~~^~~~~~~~~~~~~',
    );
    expect(inLine('return a // b', 'a // b')).toBe('           ~~^^~~');
  });

  it('marks the last operator that applies', () => {
    expect(inLine('x = a + b * c - d', 'a + b * c - d')).toBe('        ~~~~~~~~~~^~~');
    expect(inLine('x = a ** b ** c', 'a ** b ** c')).toBe('        ~~^^~~~~~~~');
    expect(inLine('x = -a ** b', '-a ** b')).toBe('        ^^^^^^^');
  });

  it('takes a bracket next to the operator for a part of it, as CPython does', () => {
    expect(inLine('x = a +(b)', 'a +(b)')).toBe('        ~~^^~~');
  });

  it('marks the brackets of a subscript but not of a call', () => {
    expect(inLine('return items[n]', 'items[n]')).toBe('           ~~~~~^^^');
    expect(inLine('x = items[f(1)][2]', 'items[f(1)][2]')).toBe('        ~~~~~~~~~~~^^^');
    expect(inLine('x = items[0](2)', 'items[0](2)')).toBe('        ^^^^^^^^^^^');
  });

  it('says nothing when the whole line failed', () => {
    expect(inLine('    work()', 'work()')).toBeNull();
    expect(byModule('    work()', 'work()')).toBeNull();
    expect(inLine('    a + b', 'a + b')).toBe('    ~~^~~');
  });

  it('underlines the first line of several to its end', () => {
    expect(interpreterCarets('x = f(1,', { line: 1, col: 4, endLine: 2, endCol: 3 })).toBe(
      '        ^^^^',
    );
  });

  it('says nothing without columns', () => {
    expect(interpreterCarets('work()', { line: 1, col: -1, endLine: 1, endCol: -1 })).toBeNull();
  });

  it('finds the operator in the way of each printer', () => {
    expect(inLine('x = (a)+b', '(a)+b')).toBe('        ~~~^~');
    expect(byModule('x = (a)+b', '(a)+b')).toBe('        ~~~^^');
  });

  it('counts wide characters twice', () => {
    expect(displayWidth('日本é')).toBe(5);
    expect(byModule('x = "日本" + b', '"日本" + b')).toBe('        ~~~~~~~^~~');
  });
});

describe('excerpts of 3.13 and later', () => {
  it('marks the brackets of a call', () => {
    expect(shown('    outer(5)', 'outer(5)')).toBe('    outer(5)\n    ~~~~~^^^\n');
  });

  it('marks nothing when a call is all that is returned or assigned', () => {
    expect(shown('return middle(n + 1)', 'middle(n + 1)')).toBe('    return middle(n + 1)\n');
    expect(shown('x = make.it(n)  # now', 'make.it(n)')).toBe('    x = make.it(n)  # now\n');
    expect(shown('return make.it(n)', 'make.it(n)')).toBe(
      '    return make.it(n)\n           ~~~~~~~^^^\n',
    );
    expect(shown('x[0] = f(n)', 'f(n)')).toBe('    x[0] = f(n)\n           ~^^^\n');
  });

  it('shows a call over several lines with the first, the last and a note of what is between', () => {
    const source = ['value = [compute(', '    1,', '    2,', '    3,', '    4,', ')]'].join('\n');
    const call = source.slice(source.indexOf('compute'), source.indexOf(']'));
    expect(shown(source, call)).toBe(
      [
        '    value = [compute(',
        '             ~~~~~~~^',
        '        1,',
        '        ^^',
        '    ...<2 lines>...',
        '        4,',
        '        ^^',
        '    )]',
        '    ^',
        '',
      ].join('\n'),
    );
  });

  it('finds an operator on a later line', () => {
    const source = '(a\n  + b)';
    expect(shown(source, 'a\n  + b')).toBe('    (a\n     ~\n      + b)\n      ^~~\n');
  });

  it('shows only the line where columns are not known', () => {
    expect(excerpt(['  work()'], { line: 1, col: -1, endLine: 1, endCol: -1 })).toBe(
      '    work()\n',
    );
    expect(excerpt([], { line: 7, col: 0, endLine: 7, endCol: 3 })).toBe('');
  });
});
