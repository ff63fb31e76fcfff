import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { caseFolded, capitalized, swapCase, titleCase } from './charCase';
import { type CharTypes, everyCharacter, hasCase, isIdentifier, isTitle } from './charTypes';
import { intArgument, sizeArgument } from './numeric';
import { PyBytes, PyStr } from './payload';
import { isPrintable } from './strRepr';
import { textLength } from './text';
import { type AnyText, caseRules, isUnicode, makerFor, reserve, unchanged } from './textKinds';
import type { Builtin, PyType } from './type';

type Changer = (rt: Runtime, self: AnyText) => string;

function changer(change: Changer): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    return makerFor(rt, self)(change(rt, self));
  };
}

function question(answer: (rt: Runtime, self: AnyText, types: CharTypes) => boolean): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    return rt.bool(answer(rt, self, caseRules(rt, self).types));
  };
}

const CHANGERS: Record<string, Changer> = {
  upper: (rt, self) => caseRules(rt, self).upper(self.value),
  lower: (rt, self) => caseRules(rt, self).lower(self.value),
  title: (rt, self) => titleCase(self.value, caseRules(rt, self)),
  swapcase: (rt, self) => swapCase(self.value, caseRules(rt, self)),
  capitalize: (rt, self) => capitalized(self.value, caseRules(rt, self), rt.v >= 308),
};

const QUESTIONS: Record<string, (self: string, types: CharTypes) => boolean> = {
  isalpha: (text, types) => everyCharacter(text, types.alpha),
  isdigit: (text, types) => everyCharacter(text, types.digit),
  isalnum: (text, types) => everyCharacter(text, types.alpha, types.digit, types.numeric),
  isspace: (text, types) => everyCharacter(text, types.space),
  islower: (text, types) => hasCase(text, types.lower, types.upper, types.title),
  isupper: (text, types) => hasCase(text, types.upper, types.lower, types.title),
  istitle: isTitle,
};

const TEXT_QUESTIONS: Record<string, (self: string, types: CharTypes) => boolean> = {
  isdecimal: (text, types) => everyCharacter(text, types.decimal),
  isnumeric: (text, types) => everyCharacter(text, types.numeric),
};

/** The one character that pads a string. */
function fillCharacter(rt: Runtime, name: string, self: AnyText, given: PyObject): string {
  const found = rt.ops.typeName(given);
  if (isUnicode(rt, self) && rt.v >= 300) {
    if (!(given instanceof PyStr)) {
      return rt.typeError(`The fill character must be a unicode character, not ${found}`);
    }
    if (textLength(given.value) === 1) return given.value;
    return rt.typeError('The fill character must be exactly one character long');
  }
  const fits = rt.v < 300 ? given instanceof PyStr : given instanceof PyBytes;
  if (fits && (given as AnyText).value.length === 1) return (given as AnyText).value;
  if (rt.v < 300) return rt.typeError(`${name}() argument 2 must be char, not ${found}`);
  if (rt.v >= 314 && given instanceof PyBytes) {
    return rt.typeError(
      `${name}(): argument 2 must be a byte string of length 1, not a ${found} object of length ${given.value.length}`,
    );
  }
  return rt.typeError(`${name}() argument 2 must be a byte string of length 1, not ${found}`);
}

function padder(name: string, left: (pad: number, width: number) => number): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const width = sizeArgument(rt, args[1]!);
    const fill = args[2] === undefined ? ' ' : fillCharacter(rt, name, self, args[2]);
    const pad = width - textLength(self.value);
    if (pad <= 0) return unchanged(rt, self);
    reserve(rt, width);
    const before = left(pad, width);
    return makerFor(rt, self)(fill.repeat(before) + self.value + fill.repeat(pad - before));
  };
}

const zeroFill: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const width = sizeArgument(rt, args[1]!);
  const pad = width - textLength(self.value);
  if (pad <= 0) return unchanged(rt, self);
  reserve(rt, width);
  const sign = /^[+-]/.test(self.value) ? self.value[0]! : '';
  return makerFor(rt, self)(sign + '0'.repeat(pad) + self.value.slice(sign.length));
};

const expandTabs: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const size = args[1] === undefined ? 8 : intArgument(rt, args[1]);
  let column = 0;
  let expanded = '';
  for (const character of self.value) {
    if (character === '\t') {
      const spaces = size > 0 ? size - (column % size) : 0;
      reserve(rt, expanded.length + spaces);
      expanded += ' '.repeat(spaces);
      column += spaces;
    } else {
      expanded += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return makerFor(rt, self)(expanded);
};

/** The methods that pad a string, change its case and ask what its characters are. */
export function installTextShape(rt: Runtime, type: PyType, text: boolean): void {
  for (const [name, change] of Object.entries(CHANGERS)) {
    defineMethod(rt, type, name, {}, changer(change));
  }
  const questions = text ? { ...QUESTIONS, ...TEXT_QUESTIONS } : QUESTIONS;
  for (const [name, ask] of Object.entries(questions)) {
    defineMethod(
      rt,
      type,
      name,
      {},
      question((_rt, self, types) => ask(self.value, types)),
    );
  }
  if (rt.v >= 307) {
    defineMethod(
      rt,
      type,
      'isascii',
      {},
      question((_rt, self) => /^[\0-\x7f]*$/.test(self.value)),
    );
  }
  if (text && rt.v >= 300) {
    defineMethod(
      rt,
      type,
      'casefold',
      {},
      changer((_rt, self) => caseFolded(self.value)),
    );
    defineMethod(
      rt,
      type,
      'isidentifier',
      {},
      question((_rt, self) => isIdentifier(self.value)),
    );
    defineMethod(
      rt,
      type,
      'isprintable',
      {},
      question((_rt, self) => [...self.value].every(isPrintable)),
    );
  }
  const padded = { min: 1, max: 2, style: 'tuple' } as const;
  defineMethod(
    rt,
    type,
    'ljust',
    padded,
    padder('ljust', () => 0),
  );
  defineMethod(
    rt,
    type,
    'rjust',
    padded,
    padder('rjust', (pad) => pad),
  );
  defineMethod(
    rt,
    type,
    'center',
    padded,
    padder('center', (pad, width) => (pad >> 1) + (pad & width & 1)),
  );
  defineMethod(rt, type, 'zfill', { min: 1 }, zeroFill);
  const keywords = rt.v >= 300 ? ['tabsize'] : [];
  defineMethod(rt, type, 'expandtabs', { min: 0, max: 1, keywords, style: 'tuple' }, expandTabs);
}
