import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { encodeText } from './codecs';
import { formatValue } from './formatSpec';
import { PyFloat, PyInt, type PyStr } from './payload';
import { asciiRepr } from './strRepr';
import { isUnicode, unicodeText } from './textKinds';
import type { Keywords } from './type';

/** Nested replacement fields may stand in a format specifier, but not in theirs. */
const MAX_DEPTH = 2;

/** Where the values of replacement fields come from. */
interface Source {
  /** null: `format_map`, which has none. */
  readonly args: readonly PyObject[] | null;
  named(name: string): PyObject;
}

/** One call of `format`. */
class Formatter {
  private readonly rt: Runtime;
  private readonly source: Source;
  private readonly unicode: boolean;
  /** Number of the next field without a name; -1: fields are numbered by hand; null: not known yet. */
  private next: number | null = null;

  constructor(rt: Runtime, source: Source, unicode: boolean) {
    this.rt = rt;
    this.source = source;
    this.unicode = unicode;
  }

  build(template: string, depth: number): string {
    const { rt } = this;
    if (depth <= 0) return rt.valueError('Max string recursion exceeded');
    let text = '';
    let at = 0;
    while (at < template.length) {
      const character = template[at]!;
      if (character !== '{' && character !== '}') {
        const plain = /[^{}]+/y;
        plain.lastIndex = at;
        const part = plain.exec(template)![0];
        text += part;
        at += part.length;
        continue;
      }
      if (template[at + 1] === character) {
        text += character;
        at += 2;
        continue;
      }
      if (character === '}' || at + 1 === template.length) {
        return rt.valueError(`Single '${character}' encountered in format string`);
      }
      const field = parseField(rt, template, at + 1);
      text += this.render(field, depth);
      at = field.end;
      rt.heap.charge(0);
    }
    return text;
  }

  private render(field: Field, depth: number): string {
    const { rt } = this;
    let value = this.value(field.name);
    if (field.conversion !== '') value = this.convert(value, field.conversion);
    const spec = field.spec.includes('{') ? this.build(field.spec, depth - 1) : field.spec;
    if (rt.v >= 300) return rt.ops.format(value, spec);
    if (this.unicode && spec === '') return unicodeText(rt, value);
    // Numbers take their specifier as a byte string.
    if (this.unicode && (value instanceof PyInt || value instanceof PyFloat)) {
      encodeText(rt, spec, 'ascii');
    }
    const text =
      isUnicode(rt, value) && !value.type.isHeap
        ? formatValue(rt, value, spec)
        : rt.ops.format(value, spec);
    return this.unicode ? text : encodeText(rt, text, isUnicode(rt, value) ? 'ascii' : 'latin-1');
  }

  private convert(value: PyObject, conversion: string): PyObject {
    const { rt } = this;
    const make = (text: string): PyObject => (this.unicode ? rt.unicode(text) : rt.str(text));
    if (conversion === 'r') return make(rt.ops.repr(value));
    if (conversion === 's') return make(this.unicode ? unicodeText(rt, value) : rt.ops.str(value));
    if (conversion === 'a' && rt.v >= 300) return rt.str(asciiRepr(rt.ops.repr(value)));
    return rt.valueError(`Unknown conversion specifier ${conversion}`);
  }

  /** The object that a field names: `0.name[key]`. */
  private value(name: string): PyObject {
    const { rt } = this;
    const first = /^[^.[]*/.exec(name)![0];
    let value = this.first(first);
    let at = first.length;
    while (at < name.length) {
      const opening = name[at]!;
      if (opening === '.') {
        const attribute = /^[^.[]*/.exec(name.slice(at + 1))![0];
        if (attribute === '') return rt.valueError('Empty attribute in format string');
        value = rt.rc.hold(rt.ops.getAttr(value, attribute), 'format field');
        at += 1 + attribute.length;
      } else if (opening === '[') {
        const close = name.indexOf(']', at);
        if (close < 0) return rt.valueError("Missing ']' in format string");
        const key = name.slice(at + 1, close);
        if (key === '') return rt.valueError('Empty attribute in format string');
        const item = /^\d+$/.test(key) ? rt.int(BigInt(key)) : rt.str(key);
        value = rt.rc.hold(rt.ops.getItem(value, item), 'format field');
        at = close + 1;
      } else {
        return rt.valueError("Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return value;
  }

  private first(name: string): PyObject {
    const { rt } = this;
    if (name === '') {
      if (rt.v < 207) return rt.valueError('zero length field name in format');
      if (this.next === -1) {
        return rt.valueError(
          'cannot switch from manual field specification to automatic field numbering',
        );
      }
      const index = this.next ?? 0;
      this.next = index + 1;
      return this.positional(index);
    }
    if (!/^\d+$/.test(name)) return this.source.named(name);
    if (this.next !== null && this.next >= 0) {
      return rt.valueError(
        'cannot switch from automatic field numbering to manual field specification',
      );
    }
    this.next = -1;
    if (name.length > 18) return rt.valueError('Too many decimal digits in format string');
    return this.positional(Number(name));
  }

  private positional(index: number): PyObject {
    const { rt, source } = this;
    if (source.args === null) return rt.valueError('Format string contains positional fields');
    const value = source.args[index];
    if (value !== undefined) return value;
    return rt.raise(
      rt.types.IndexError!,
      rt.v < 308
        ? 'tuple index out of range'
        : `Replacement index ${index} out of range for positional args tuple`,
    );
  }
}

interface Field {
  readonly name: string;
  readonly conversion: string;
  readonly spec: string;
  /** Where the template goes on. */
  readonly end: number;
}

/** Parses the replacement field that begins after its `{`. */
function parseField(rt: Runtime, template: string, start: number): Field {
  const stop = rt.v < 300 ? legacyEnd(rt, template, start) : template.length;
  let at = start;
  let last = '';
  while (at < stop) {
    last = template[at++]!;
    if (last === '{' && rt.v >= 300) return rt.valueError("unexpected '{' in field name");
    if (last === '[' && rt.v >= 300) {
      while (at < stop && template[at] !== ']') at++;
      continue;
    }
    if (last === ':' || last === '!') break;
    if (last === '}' && (rt.v >= 300 || at === stop)) break;
  }
  const ended = last === '}' || last === ':' || last === '!';
  const name = template.slice(start, ended ? at - 1 : at);
  if (last === '}') return { name, conversion: '', spec: '', end: at };
  if (!ended) return rt.valueError("expected '}' before end of string");
  let conversion = '';
  if (last === '!') {
    if (rt.v < 300 && at >= stop - 1) {
      return rt.valueError('end of format while looking for conversion specifier');
    }
    if (at >= stop) return rt.valueError('end of string while looking for conversion specifier');
    conversion = String.fromCodePoint(template.codePointAt(at)!);
    at += conversion.length;
    if (at < stop) {
      const next = template[at++]!;
      if (next === '}') return { name, conversion, spec: '', end: at };
      if (next !== ':') {
        const what = rt.v < 300 ? 'format' : 'conversion';
        return rt.valueError(`expected ':' after ${what} specifier`);
      }
    }
  }
  let open = 1;
  for (let i = at; i < stop; i++) {
    if (template[i] === '{') open++;
    else if (template[i] === '}' && --open === 0) {
      return { name, conversion, spec: template.slice(at, i), end: i + 1 };
    }
  }
  return rt.valueError("unmatched '{' in format spec");
}

/** 2.x looks for the closing brace first. */
function legacyEnd(rt: Runtime, template: string, start: number): number {
  let open = 1;
  for (let i = start; i < template.length; i++) {
    if (template[i] === '{') open++;
    else if (template[i] === '}' && --open === 0) return i + 1;
  }
  return rt.valueError("unmatched '{' in format");
}

function run(rt: Runtime, template: PyStr, source: Source): PyObject {
  const unicode = rt.v < 300 && isUnicode(rt, template);
  const text = new Formatter(rt, source, unicode).build(template.value, MAX_DEPTH);
  return unicode ? rt.unicode(text) : rt.str(text);
}

/** `template.format(*args, **keywords)`. */
export function strFormat(
  rt: Runtime,
  template: PyStr,
  args: readonly PyObject[],
  keywords: Keywords | null,
): PyObject {
  return run(rt, template, {
    args,
    named: (name) => {
      const index = keywords === null ? -1 : keywords.names.indexOf(name);
      return index < 0 ? rt.raise(rt.types.KeyError!, name) : keywords!.values[index]!;
    },
  });
}

/** `template.format_map(mapping)`. */
export function strFormatMap(rt: Runtime, template: PyStr, mapping: PyObject): PyObject {
  return run(rt, template, {
    args: null,
    named: (name) => rt.rc.hold(rt.ops.getItem(mapping, rt.str(name)), 'format field'),
  });
}
