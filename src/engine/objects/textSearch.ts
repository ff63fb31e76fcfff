import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { PyBytes, PyStr, PyTuple } from './payload';
import { searchBounds } from './sliceIndices';
import { characterOffset, textLength, unitOffset } from './text';
import {
  type AnyText,
  bytesRequired,
  makerFor,
  mustBeStr,
  needleText,
  operandText,
  reserve,
  unchanged,
} from './textKinds';
import type { Builtin, PyType } from './type';

/** Part of a text by character positions, in units. */
function unitsOf(
  rt: Runtime,
  text: string,
  from: PyObject | undefined,
  to: PyObject | undefined,
): { start: number; end: number } {
  const length = textLength(text);
  const { start, end } = searchBounds(rt, from, to, length);
  // A start past the end finds nothing, not even an empty string.
  if (start > length) return { start: text.length + 1, end: unitOffset(text, end) };
  return { start: unitOffset(text, start), end: unitOffset(text, end) };
}

function find(rt: Runtime, name: string, args: readonly PyObject[], last: boolean): number {
  const self = args[0] as AnyText;
  const wanted = needleText(rt, self, args[1]!, () => searchRefusal(rt, name, args[1]!));
  makerFor(rt, self, args[1]!);
  const { start, end } = unitsOf(rt, self.value, args[2], args[3]);
  if (start + wanted.length > end) return -1;
  const at = last
    ? self.value.lastIndexOf(wanted, end - wanted.length)
    : self.value.indexOf(wanted, start);
  if (at < start || at + wanted.length > end) return -1;
  return characterOffset(self.value, at);
}

function searchRefusal(rt: Runtime, name: string, object: PyObject): never {
  if (rt.v < 313) return mustBeStr(rt, object);
  return rt.typeError(`${name}() argument 1 must be str, not ${rt.ops.typeName(object)}`);
}

function finder(name: string, last: boolean): Builtin {
  return (rt, args) => rt.int(find(rt, name, args, last));
}

function indexer(name: string, last: boolean): Builtin {
  return (rt, args) => {
    const at = find(rt, name, args, last);
    if (at >= 0) return rt.int(at);
    return rt.valueError(
      args[0] instanceof PyBytes ? 'subsection not found' : 'substring not found',
    );
  };
}

const count: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const wanted = needleText(rt, self, args[1]!, () => searchRefusal(rt, 'count', args[1]!));
  makerFor(rt, self, args[1]!);
  const { start, end } = unitsOf(rt, self.value, args[2], args[3]);
  if (start > end) return rt.int(0);
  const part = self.value.slice(start, end);
  if (wanted === '') return rt.int(textLength(part) + 1);
  let times = 0;
  for (let at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + wanted.length))
    times++;
  return rt.int(times);
};

function affix(name: 'startswith' | 'endswith'): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const given = args[1]!;
    const { start, end } = unitsOf(rt, self.value, args[2], args[3]);
    const matches = (wanted: string): boolean => {
      if (start + wanted.length > end) return false;
      const at = name === 'startswith' ? start : end - wanted.length;
      return self.value.startsWith(wanted, at);
    };
    if (given instanceof PyTuple) {
      return rt.bool(given.items.some((item) => matches(tupleItem(rt, self, item, name))));
    }
    const fits = self instanceof PyBytes ? given instanceof PyBytes : isText(given);
    if (!fits) return affixRefusal(rt, self, given, name);
    return rt.bool(matches(operandText(rt, self, given, () => mustBeStr(rt, given))));
  };
}

function tupleItem(rt: Runtime, self: AnyText, item: PyObject, name: string): string {
  return operandText(rt, self, item, () =>
    rt.typeError(`tuple for ${name} must only contain str, not ${rt.ops.typeName(item)}`),
  );
}

/** Is the object any string? */
function isText(object: PyObject): boolean {
  return object instanceof PyStr || object instanceof PyBytes;
}

function affixRefusal(rt: Runtime, self: AnyText, given: PyObject, name: string): never {
  let wanted = 'str or a tuple of str';
  if (self instanceof PyBytes) wanted = 'bytes or a tuple of bytes';
  else if (rt.v < 300) wanted = 'str, unicode, or tuple';
  return rt.typeError(`${name} first arg must be ${wanted}, not ${rt.ops.typeName(given)}`);
}

const replace: Builtin = (rt, args) => {
  const self = args[0] as AnyText;
  const text = (k: number): string =>
    operandText(rt, self, args[k]!, () =>
      rt.typeError(`replace() argument ${k} must be str, not ${rt.ops.typeName(args[k]!)}`),
    );
  const old = text(1);
  const replacement = text(2);
  const limit = args[3] === undefined ? -1 : rt.ops.asSize(args[3]);
  const make = makerFor(rt, self, args[1]!, args[2]!);
  const replaced = replaceText(rt, self.value, old, replacement, limit);
  return replaced === null ? unchanged(rt, self) : make(replaced);
};

/** null: nothing was found. */
function replaceText(
  rt: Runtime,
  text: string,
  old: string,
  replacement: string,
  limit: number,
): string | null {
  let left = limit < 0 ? Infinity : limit;
  const parts: string[] = [];
  if (old === '') {
    // An empty string is found before each character and at the end.
    const all = [...text, ''];
    reserve(rt, text.length + Math.min(left, all.length) * replacement.length);
    for (const character of all) parts.push(left-- > 0 ? replacement + character : character);
    return limit === 0 ? null : parts.join('');
  }
  let from = 0;
  for (let at = text.indexOf(old); at >= 0 && left > 0; at = text.indexOf(old, from)) {
    parts.push(text.slice(from, at));
    from = at + old.length;
    left--;
  }
  if (parts.length === 0) return null;
  parts.push(text.slice(from));
  reserve(rt, text.length + parts.length * replacement.length);
  return parts.join(replacement);
}

function partition(last: boolean): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const separator = args[1]!;
    const wanted = operandText(rt, self, separator, () => mustBeStr(rt, separator));
    if (wanted === '') return rt.valueError('empty separator');
    const make = makerFor(rt, self, separator);
    const { value } = self;
    const at = last ? value.lastIndexOf(wanted) : value.indexOf(wanted);
    if (at < 0) {
      const parts = [unchanged(rt, self), make(''), make('')];
      return rt.newTuple(last ? parts.reverse() : parts);
    }
    const middle = self instanceof PyBytes ? make(wanted) : separator;
    return rt.newTuple([make(value.slice(0, at)), middle, make(value.slice(at + wanted.length))]);
  };
}

function remover(name: 'removeprefix' | 'removesuffix'): Builtin {
  return (rt, args) => {
    const self = args[0] as AnyText;
    const part = operandText(rt, self, args[1]!, () =>
      rt.typeError(`${name}() argument must be str, not ${rt.ops.typeName(args[1]!)}`),
    );
    const { value } = self;
    const has = name === 'removeprefix' ? value.startsWith(part) : value.endsWith(part);
    if (!has || part === '') return unchanged(rt, self);
    const rest =
      name === 'removeprefix'
        ? value.slice(part.length)
        : value.slice(0, value.length - part.length);
    return makerFor(rt, self)(rest);
  };
}

/** The methods that look for strings in a string. */
export function installTextSearch(rt: Runtime, type: PyType): void {
  const bounded = {
    min: 1,
    max: 3,
    style: rt.v >= 300 && rt.v < 313 ? 'clinic' : 'tuple',
  } as const;
  defineMethod(rt, type, 'find', bounded, finder('find', false));
  defineMethod(rt, type, 'rfind', bounded, finder('rfind', true));
  defineMethod(rt, type, 'index', bounded, indexer('index', false));
  defineMethod(rt, type, 'rindex', bounded, indexer('rindex', true));
  defineMethod(rt, type, 'count', bounded, count);
  defineMethod(rt, type, 'startswith', bounded, affix('startswith'));
  defineMethod(rt, type, 'endswith', bounded, affix('endswith'));
  const counted = rt.v >= 313 ? ['', '', 'count'] : [];
  const style = (rt.v >= 300 && rt.v < 308) || rt.v >= 313 ? 'clinic' : 'tuple';
  defineMethod(rt, type, 'replace', { min: 2, max: 3, keywords: counted, style }, replace);
  defineMethod(rt, type, 'partition', { min: 1 }, partition(false));
  defineMethod(rt, type, 'rpartition', { min: 1 }, partition(true));
  if (rt.v >= 309) {
    defineMethod(rt, type, 'removeprefix', { min: 1 }, remover('removeprefix'));
    defineMethod(rt, type, 'removesuffix', { min: 1 }, remover('removesuffix'));
  }
}

/** Is the needle in the string? The `in` operator. */
export function containsText(rt: Runtime, self: PyObject, item: PyObject): boolean {
  const { value } = self as AnyText;
  if (self instanceof PyBytes) {
    const refuse = (): never => bytesRequired(rt, item);
    const isNumber = item.type.slots.index !== undefined;
    return value.includes((isNumber ? needleText : operandText)(rt, self, item, refuse));
  }
  if (!(item instanceof PyStr)) {
    const name = rt.ops.typeName(item);
    return rt.typeError(`'in <string>' requires string as left operand, not ${name}`);
  }
  makerFor(rt, self, item);
  return value.includes(item.value);
}
