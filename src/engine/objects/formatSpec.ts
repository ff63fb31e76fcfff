import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { formatComplex, formatFloat, formatInt, unknownCode } from './formatNumber';
import { type FormatSpec, padded, parseSpec } from './formatLayout';
import { PyComplex } from './complexOps';
import { PyFloat, PyInt, PyStr } from './payload';
import { sliceText } from './text';

/** `format(value, spec)` for values whose class has no `__format__` of its own. */
export function formatValue(rt: Runtime, value: PyObject, spec: string): string {
  if (spec === '')
    return value instanceof PyStr && !value.type.isHeap ? value.value : rt.ops.str(value);
  if (value instanceof PyInt) return formatInt(rt, value, parseSpec(rt, spec, value, 'd', '>'));
  if (value instanceof PyFloat) {
    return formatFloat(rt, value.value, parseSpec(rt, spec, value, '', '>'), value);
  }
  if (value instanceof PyComplex) {
    return formatComplex(rt, value, parseSpec(rt, spec, value, '', '>'));
  }
  if (value instanceof PyStr) {
    return formatText(rt, value.value, parseSpec(rt, spec, value, 's', '<'), value);
  }
  if (rt.v < 300) {
    const text = rt.str(rt.ops.str(value));
    return formatText(rt, text.value, parseSpec(rt, spec, text, 's', '<'), text);
  }
  return rt.typeError(`unsupported format string passed to ${rt.ops.typeName(value)}.__format__`);
}

function formatText(rt: Runtime, text: string, spec: FormatSpec, value: PyObject): string {
  if (spec.sign !== '') {
    const what = spec.sign === ' ' && rt.v >= 309 ? 'Space' : 'Sign';
    return rt.valueError(`${what} not allowed in string format specifier`);
  }
  if (spec.zeroCoercion) {
    return rt.valueError('Negative zero coercion (z) not allowed in string format specifier');
  }
  if (spec.alternate) {
    return rt.valueError('Alternate form (#) not allowed in string format specifier');
  }
  if (spec.align === '=') {
    return rt.valueError("'=' alignment not allowed in string format specifier");
  }
  if (spec.type !== 's') return unknownCode(rt, spec.type, value);
  const shown = spec.precision < 0 ? text : sliceText(text, 0, spec.precision);
  return padded(rt, shown, spec);
}

/** Gives every object its `__format__`. */
export function installFormat(rt: Runtime): void {
  defineMethod(rt, rt.types.object, '__format__', { min: 1 }, (rt, [self, spec]) => {
    if (!(spec instanceof PyStr)) {
      return rt.typeError(`__format__() argument must be str, not ${rt.ops.typeName(spec!)}`);
    }
    const text = formatValue(rt, self!, spec.value);
    return spec.type === rt.types.unicode ? rt.unicode(text) : rt.str(text);
  });
}
