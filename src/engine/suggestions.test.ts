import { describe, expect, it } from 'vitest';
import { closestName, editDistance, isStandardModule } from './suggestions';

describe('editDistance', () => {
  it('costs two for a move and one for a change of case', () => {
    expect(editDistance('', '', 100)).toBe(0);
    expect(editDistance('', 'a', 100)).toBe(2);
    expect(editDistance('a', 'A', 100)).toBe(1);
    expect(editDistance('Apple', 'Aple', 100)).toBe(2);
    expect(editDistance('Banana', 'B@n@n@', 100)).toBe(6);
    expect(editDistance('Cherry', 'Cherry!', 100)).toBe(2);
    expect(editDistance('---0---', '------', 100)).toBe(2);
    expect(editDistance('abc', 'y', 100)).toBe(6);
    expect(editDistance('AttributeError', 'AttributeErrop', 100)).toBe(2);
    expect(editDistance('ABA', 'AAB', 100)).toBe(4);
  });

  it('gives up above the limit', () => {
    expect(editDistance('aa', 'bb', 1)).toBe(2);
    expect(editDistance('a'.repeat(50), 'b'.repeat(50), 7)).toBe(8);
  });
});

describe('closestName', () => {
  it('takes the nearest, and of equals the first', () => {
    expect(closestName('balence', ['bark', 'balance', 'balances'])).toBe('balance');
    expect(closestName('foa', ['fob', 'foo'])).toBe('fob');
  });

  it('never suggests the name itself or a far one', () => {
    expect(closestName('colect', ['colect', 'get_stats'])).toBeNull();
    expect(closestName('x', ['yes', 'no'])).toBeNull();
  });

  it('looks at no list of 750 names or more', () => {
    const many = Array.from({ length: 750 }, () => 'collect');
    expect(closestName('colect', many)).toBeNull();
    expect(closestName('colect', many.slice(1))).toBe('collect');
  });

  it('takes fewer for near when bounded', () => {
    expect(closestName('ab', ['AB'], 2)).toBeNull();
    expect(closestName('ab', ['AB'])).toBe('AB');
  });
});

describe('isStandardModule', () => {
  it('knows what each version has', () => {
    expect(isStandardModule('gc', 312)).toBe(true);
    expect(isStandardModule('cgi', 312)).toBe(true);
    expect(isStandardModule('cgi', 313)).toBe(false);
    expect(isStandardModule('annotationlib', 313)).toBe(false);
    expect(isStandardModule('annotationlib', 314)).toBe(true);
    expect(isStandardModule('numpy', 314)).toBe(false);
  });
});
