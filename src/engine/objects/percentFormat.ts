import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { decodeBytes } from './codecs';
import { isIndex } from './numeric';
import { PyBytes, PyInt, PyStr, PyTuple } from './payload';
import { type Conversion, type NumberText, percentFloat, percentInt } from './percentNumber';
import { asciiRepr } from './strRepr';
import { sliceText, textLength } from './text';
import {
  type AnyText,
  isByteArray,
  isUnicode,
  makeByteArray,
  reserve,
  unicodeText,
} from './textKinds';

/** One evaluation of `format % arguments`. */
class PercentFormatter {
  private readonly rt: Runtime;
  private readonly format: AnyText;
  private readonly bytes: boolean;
  /** The result is text; in 2.x a byte string becomes text when a unicode argument meets it. */
  private unicode: boolean;
  private values: readonly PyObject[];
  private next = 0;
  /** What `%(key)s` looks things up in; null when the argument is no mapping. */
  private readonly mapping: PyObject | null;
  private text = '';
  private at = 0;

  constructor(rt: Runtime, format: AnyText, args: PyObject) {
    this.rt = rt;
    this.format = format;
    this.bytes = format instanceof PyBytes;
    this.unicode = isUnicode(rt, format);
    const isTuple = args instanceof PyTuple;
    this.values = isTuple ? args.items : [args];
    const text = args instanceof PyStr || args instanceof PyBytes;
    this.mapping = isTuple || text || args.type.slots.getitem === undefined ? null : args;
  }

  run(): PyObject {
    const { rt } = this;
    const { value } = this.format;
    while (this.at < value.length) {
      const percent = value.indexOf('%', this.at);
      if (percent < 0) {
        this.text += value.slice(this.at);
        break;
      }
      this.text += value.slice(this.at, percent);
      this.at = percent + 1;
      this.convert();
      rt.heap.charge(0);
    }
    if (this.mapping === null && this.next < this.values.length) {
      const what = this.bytes ? 'bytes' : 'string';
      return rt.typeError(`not all arguments converted during ${what} formatting`);
    }
    if (isByteArray(rt, this.format)) return makeByteArray(rt, this.text);
    if (this.bytes) return rt.bytes(this.text);
    return this.unicode ? rt.unicode(this.text) : rt.str(this.text);
  }

  private argument(): PyObject {
    const value = this.values[this.next];
    if (value === undefined) return this.rt.typeError('not enough arguments for format string');
    this.next++;
    return value;
  }

  private key(): void {
    const { rt } = this;
    const { value } = this.format;
    if (this.mapping === null) return rt.typeError('format requires a mapping');
    let open = 1;
    const start = ++this.at;
    for (; this.at < value.length; this.at++) {
      if (value[this.at] === '(') open++;
      else if (value[this.at] === ')' && --open === 0) break;
    }
    if (open > 0) return rt.valueError('incomplete format key');
    const name = value.slice(start, this.at++);
    const key = this.bytes ? rt.bytes(name) : this.unicode ? rt.unicode(name) : rt.str(name);
    this.values = [rt.rc.hold(rt.ops.getItem(this.mapping, key), 'format value')];
    this.next = 0;
  }

  /** A number in the format, or `*` for one among the arguments; null when there is neither. */
  private size(what: 'width' | 'precision'): number | null {
    const { rt } = this;
    const { value } = this.format;
    if (value[this.at] === '*') {
      this.at++;
      const given = this.argument();
      if (!(given instanceof PyInt)) return rt.typeError('* wants int');
      return this.checked(Number(given.value), what);
    }
    const digits = /\d*/y;
    digits.lastIndex = this.at;
    const text = digits.exec(value)![0];
    this.at += text.length;
    return text === '' ? null : this.checked(Number(text), what);
  }

  private checked(size: number, what: 'width' | 'precision'): number {
    const { rt } = this;
    const limit = what === 'width' ? 2 ** 63 - 1 : 2 ** 31 - 1;
    if (size <= limit) return size;
    const name = what === 'precision' && rt.v < 300 ? 'prec' : what;
    return rt.valueError(`${name} too big`);
  }

  private convert(): void {
    const { rt } = this;
    const { value } = this.format;
    if (value[this.at] === '(') this.key();
    const flags = /[-+ #0]*/y;
    flags.lastIndex = this.at;
    const flagged = flags.exec(value)![0];
    this.at += flagged.length;
    const width = this.size('width') ?? 0;
    let precision = -1;
    if (value[this.at] === '.') {
      this.at++;
      precision = Math.max(this.size('precision') ?? 0, 0);
    }
    if ('hlL'.includes(value[this.at] ?? '-')) this.at++;
    const code = value[this.at];
    if (code === undefined) return rt.valueError('incomplete format');
    const conversion: Conversion = {
      left: flagged.includes('-') || width < 0,
      plus: flagged.includes('+'),
      blank: flagged.includes(' '),
      alternate: flagged.includes('#'),
      zero: flagged.includes('0'),
      width: Math.abs(width),
      precision,
      code,
    };
    const plain = value[this.at - 1] === '%';
    if (code === '%' && (plain || rt.v < 307)) {
      this.text +=
        rt.v < 300 ? field(rt, { sign: '', prefix: '', digits: '%' }, conversion, false) : '%';
      this.at++;
      return;
    }
    this.text += this.converted(this.argument(), conversion);
    this.at++;
  }

  private converted(value: PyObject, conversion: Conversion): string {
    const { rt } = this;
    const { code, precision } = conversion;
    if ('diuoxX'.includes(code))
      return field(rt, percentInt(rt, value, conversion), conversion, true);
    if ('eEfFgG'.includes(code)) {
      return field(rt, percentFloat(rt, value, conversion, this.bytes), conversion, true);
    }
    let text: string;
    if (code === 'c') text = this.character(value);
    else {
      text = this.textOf(value, code);
      if (precision >= 0) text = sliceText(text, 0, precision);
    }
    return field(rt, { sign: '', prefix: '', digits: text }, conversion, false);
  }

  private textOf(value: PyObject, code: string): string {
    const { rt } = this;
    if (code === 'r' || (code === 'a' && rt.v >= 300)) {
      const repr = rt.ops.repr(value);
      return code === 'a' || this.bytes ? asciiRepr(repr) : repr;
    }
    if (code === 's' || (code === 'b' && this.bytes)) {
      if (this.bytes) return this.bytesOf(value);
      if (rt.v >= 300) return rt.ops.str(value);
      if (isUnicode(rt, value)) this.becomeText();
      return this.unicode ? unicodeText(rt, value) : rt.ops.str(value);
    }
    const shown = code.codePointAt(0)!;
    const printable = rt.v >= 300 || (shown > 31 && shown < 127) ? code : '?';
    return rt.valueError(
      `unsupported format character '${printable}' (0x${shown.toString(16)}) at index ${textLength(this.format.value.slice(0, this.at))}`,
    );
  }

  private bytesOf(value: PyObject): string {
    const { rt } = this;
    if (value instanceof PyBytes || (rt.v < 300 && value instanceof PyStr)) return value.value;
    const method = rt.ops.special(value, '__bytes__');
    if (method !== null) {
      const made = rt.call(method, []);
      if (made instanceof PyBytes) return made.value;
      return rt.typeError(`__bytes__ returned non-bytes (type ${rt.ops.typeName(made)})`);
    }
    return rt.typeError(
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${rt.ops.typeName(value)}'`,
    );
  }

  /** What was byte string so far goes on as text. */
  private becomeText(): void {
    if (this.unicode) return;
    this.unicode = true;
    decodeBytes(this.rt, this.text, 'ascii');
    decodeBytes(this.rt, this.format.value, 'ascii');
  }

  private character(value: PyObject): string {
    const { rt } = this;
    if (this.bytes) return this.byte(value);
    if (value instanceof PyStr) {
      if (textLength(value.value) === 1) {
        if (rt.v < 300 && isUnicode(rt, value)) this.becomeText();
        return value.value;
      }
      return this.refuseCharacter(`a string of length ${textLength(value.value)}`);
    }
    if (!isIndex(value)) {
      if (rt.v < 300 && value.type.slots.int !== undefined) {
        return rt.typeError(`integer argument expected, got ${rt.ops.typeName(value)}`);
      }
      if (rt.v < 300) return rt.typeError('an integer is required');
      return this.refuseCharacter(rt.ops.typeName(value));
    }
    const code = rt.ops.asSize(value);
    if (rt.v < 300 && !this.unicode) {
      if (code >= 0 && code < 256) return String.fromCharCode(code);
      return rt.raise(
        rt.types.OverflowError!,
        `unsigned byte integer is ${code < 0 ? 'less than minimum' : 'greater than maximum'}`,
      );
    }
    if (code >= 0 && code < 0x110000) return String.fromCodePoint(code);
    const build = rt.v < 300 ? ' (wide Python build)' : '';
    return rt.raise(rt.types.OverflowError!, `%c arg not in range(0x110000)${build}`);
  }

  private refuseCharacter(found: string): never {
    if (this.rt.v < 314) return this.rt.typeError('%c requires int or char');
    return this.rt.typeError(`%c requires an int or a unicode character, not ${found}`);
  }

  private byte(value: PyObject): string {
    const { rt } = this;
    if (value instanceof PyBytes && value.value.length === 1) return value.value;
    if (!(value instanceof PyBytes) && isIndex(value)) {
      const code = rt.ops.asSize(value);
      if (code >= 0 && code < 256) return String.fromCharCode(code);
      return rt.raise(rt.types.OverflowError!, '%c arg not in range(256)');
    }
    const found = rt.v >= 314 ? `, not ${rt.ops.typeName(value)}` : '';
    return rt.typeError(`%c requires an integer in range(256) or a single byte${found}`);
  }
}

/** The converted text within its field. */
function field(rt: Runtime, number: NumberText, conversion: Conversion, numeric: boolean): string {
  const head = number.sign + number.prefix;
  const pad = conversion.width - head.length - textLength(number.digits);
  if (pad <= 0) return head + number.digits;
  reserve(rt, conversion.width);
  if (conversion.left) return head + number.digits + ' '.repeat(pad);
  if (numeric && conversion.zero) return head + '0'.repeat(pad) + number.digits;
  return ' '.repeat(pad) + head + number.digits;
}

/** `format % args` for any string. */
export function percentFormat(rt: Runtime, format: AnyText, args: PyObject): PyObject {
  return new PercentFormatter(rt, format, args).run();
}
