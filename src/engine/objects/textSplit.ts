import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { LINE_ENDS } from './charTypes';
import { PyBytes, PyStr } from './payload';
import { sizeArgument } from './numeric';
import {
  type AnyText,
  bytesRequired,
  caseRules,
  isUnicode,
  makerFor,
  operandText,
  reserve,
  unchanged,
} from './textKinds';
import type { Builtin, PyType } from './type';

/** Words between white space, at most `limit` cuts; what is left over keeps its inner and outer end. */
function splitWords(text: string, space: RegExp, limit: number): string[] {
  const words: string[] = [];
  let i = 0;
  for (;;) {
    while (i < text.length && space.test(text[i]!)) i++;
    if (i === text.length) return words;
    if (words.length === limit) {
      words.push(text.slice(i));
      return words;
    }
    const from = i;
    while (i < text.length && !space.test(text[i]!)) i++;
    words.push(text.slice(from, i));
  }
}

/** As {@link splitWords} from the end. */
function splitLastWords(text: string, space: RegExp, limit: number): string[] {
  const words: string[] = [];
  let i = text.length;
  for (;;) {
    while (i > 0 && space.test(text[i - 1]!)) i--;
    if (i === 0) return words.reverse();
    if (words.length === limit) {
      words.push(text.slice(0, i));
      return words.reverse();
    }
    const end = i;
    while (i > 0 && !space.test(text[i - 1]!)) i--;
    words.push(text.slice(i, end));
  }
}

function splitAt(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit) {
    const at = text.indexOf(separator, from);
    if (at < 0) break;
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function splitAtLast(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let end = text.length;
  while (parts.length < limit) {
    const at = end < separator.length ? -1 : text.lastIndexOf(separator, end - separator.length);
    if (at < 0) break;
    parts.push(text.slice(at + separator.length, end));
    end = at;
  }
  parts.push(text.slice(0, end));
  return parts.reverse();
}

function splitter(last: boolean): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const separator = args[1] ?? rt.none;
    const most = args[2] === undefined ? -1 : sizeArgument(rt, args[2]);
    const limit = most < 0 ? Infinity : most;
    let parts: string[];
    let make = makerFor(rt, self);
    if (separator === rt.none) {
      const { space } = caseRules(rt, self).types;
      parts = (last ? splitLastWords : splitWords)(self.value, space, limit);
    } else {
      const between = operandText(rt, self, separator, () =>
        rt.typeError(`must be str or None, not ${rt.ops.typeName(separator)}`),
      );
      if (between === '') return rt.valueError('empty separator');
      make = makerFor(rt, self, separator);
      parts = (last ? splitAtLast : splitAt)(self.value, between, limit);
    }
    // A string that was not cut at all is in the list itself.
    if (parts.length === 1 && parts[0] === self.value) return rt.list([unchanged(rt, self)]);
    return listOf(rt, parts, make);
  };
}

/** A list of new strings. */
function listOf(
  rt: Runtime,
  parts: readonly string[],
  make: (value: string) => PyObject,
): PyObject {
  rt.heap.spend(parts.length >> 3);
  return rt.list(parts.map(make));
}

/** Lines with their ends, and an end by itself. */
function linePatterns(ends: string): { lines: RegExp; end: RegExp } {
  return {
    lines: new RegExp(`[^${ends}]*(?:\\r\\n|[${ends}]|$)`, 'g'),
    end: new RegExp(`(?:\\r\\n|[${ends}])$`),
  };
}

const TEXT_LINES = linePatterns(LINE_ENDS);
const BYTE_LINES = linePatterns('\\n\\r');

const splitLines: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const keep = args[1] !== undefined && rt.ops.isTrue(args[1]);
  const { lines: pattern, end } = isUnicode(rt, self) ? TEXT_LINES : BYTE_LINES;
  const lines = self.value.match(pattern) ?? [];
  lines.pop();
  return listOf(rt, keep ? lines : lines.map((line) => line.replace(end, '')), makerFor(rt, self));
};

const join: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const source = args[1]!;
  if (source.type.slots.iter === undefined && source.type.slots.getitem === undefined) {
    return rt.typeError('can only join an iterable');
  }
  const items = rt.iteration.toList(source);
  const texts = items.map((item, i) => joined(rt, self, item, i));
  // A single string is the result itself.
  const only = items[0];
  if (items.length === 1 && !(self instanceof PyBytes)) {
    if (only!.type === rt.types.str || only!.type === rt.types.unicode) return only!;
  }
  let length = self.value.length * Math.max(0, texts.length - 1);
  for (const text of texts) length += text.length;
  reserve(rt, length);
  rt.heap.spend(texts.length >> 3);
  return makerFor(rt, self, ...items)(texts.join(self.value));
};

function joined(rt: Runtime, self: AnyText, item: PyObject, i: number): string {
  const name = rt.ops.typeName(item);
  if (self instanceof PyBytes) {
    if (item instanceof PyBytes || (rt.v < 300 && item instanceof PyStr)) return item.value;
    return rt.typeError(`sequence item ${i}: expected a bytes-like object, ${name} found`);
  }
  if (item instanceof PyStr) return item.value;
  if (rt.v >= 300) return rt.typeError(`sequence item ${i}: expected str instance, ${name} found`);
  const wanted = isUnicode(rt, self) ? 'string or Unicode' : 'string';
  return rt.typeError(`sequence item ${i}: expected ${wanted}, ${name} found`);
}

function strip(name: string, left: boolean, right: boolean): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const given = args[1] ?? rt.none;
    let test: (character: string) => boolean;
    let make = makerFor(rt, self);
    if (given === rt.none) {
      const { space } = caseRules(rt, self).types;
      test = (character) => space.test(character);
    } else {
      const set = stripSet(rt, name, self, given);
      make = makerFor(rt, self, given);
      test = (character) => set.has(character);
    }
    const all = [...self.value];
    let start = 0;
    let end = all.length;
    if (left) while (start < end && test(all[start]!)) start++;
    if (right) while (end > start && test(all[end - 1]!)) end--;
    if (start === 0 && end === all.length) return unchanged(rt, self);
    return make(all.slice(start, end).join(''));
  };
}

function stripSet(rt: Runtime, name: string, self: AnyText, given: PyObject): Set<string> {
  if (self instanceof PyBytes)
    return new Set(operandText(rt, self, given, () => bytesRequired(rt, given)));
  if (given instanceof PyStr) return new Set(given.value);
  return rt.typeError(`${name} arg must be ${rt.v < 300 ? 'None, str or unicode' : 'None or str'}`);
}

/** The methods that take strings apart and put them together. */
export function installTextSplit(rt: Runtime, type: PyType): void {
  const named = rt.v >= 300;
  const keywords = named ? ['sep', 'maxsplit'] : [];
  const style = named ? 'clinic' : 'tuple';
  defineMethod(rt, type, 'split', { min: 0, max: 2, keywords, style }, splitter(false));
  defineMethod(rt, type, 'rsplit', { min: 0, max: 2, keywords, style }, splitter(true));
  defineMethod(
    rt,
    type,
    'splitlines',
    { min: 0, max: 1, keywords: named ? ['keepends'] : [], style },
    splitLines,
  );
  defineMethod(rt, type, 'join', { min: 1 }, join);
  defineMethod(rt, type, 'strip', { min: 0, max: 1, style: 'tuple' }, strip('strip', true, true));
  defineMethod(
    rt,
    type,
    'lstrip',
    { min: 0, max: 1, style: 'tuple' },
    strip('lstrip', true, false),
  );
  defineMethod(
    rt,
    type,
    'rstrip',
    { min: 0, max: 1, style: 'tuple' },
    strip('rstrip', false, true),
  );
}
