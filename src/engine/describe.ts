import type { ObjectRecord } from '../heap/events';
import { ObjectKind, Origin } from '../heap/kinds';
import { PyFrame } from './frame';
import type { PyObject } from './object';
import {
  PyBuiltin,
  PyClassic,
  PyClassicInstance,
  PyCode,
  PyFunction,
  PyMethodDescriptor,
  PyModule,
} from './objects/callables';
import { PyDict } from './objects/dict';
import { PyGenerator } from './objects/generator';
import { headerSize } from './objects/sizes';
import { PyType } from './objects/type';
import type { Runtime } from './runtime';

/** What the trace is told of an object when it is first seen there. */
export function describeObject(rt: Runtime, object: PyObject): ObjectRecord {
  const { type } = object;
  const kind = object instanceof PyClassic ? ObjectKind.Class : type.kind;
  const text = kind === ObjectKind.Value ? rt.chipText(object) : '';
  const { name, subtitle } = nameOf(rt, object, text);
  return {
    kind,
    origin: object.origin,
    typeName: object instanceof PyClassicInstance ? object.cls.name : type.name,
    name,
    text,
    subtitle,
    address: object.address,
    size: rt.sizeOf(object) + (type.gc ? headerSize(rt) : 0),
    typeObject:
      object instanceof PyClassicInstance ? object.cls.traceId : type.isHeap ? type.traceId : 0,
  };
}

function nameOf(rt: Runtime, object: PyObject, text: string): { name: string; subtitle: string } {
  const given = rt.givenNames.get(object);
  if (given !== undefined) return given;
  if (text !== '') return { name: text, subtitle: '' };
  if (object instanceof PyType) return { name: object.qualname, subtitle: '' };
  if (object instanceof PyClassic) return { name: object.name, subtitle: 'old-style class' };
  if (object instanceof PyFunction) return { name: object.name, subtitle: '' };
  if (object instanceof PyModule) return { name: object.name, subtitle: '' };
  if (object instanceof PyFrame) return { name: `frame ${quoted(object.code.name)}`, subtitle: '' };
  if (object instanceof PyCode) return { name: `code ${quoted(object.code.name)}`, subtitle: '' };
  if (object instanceof PyBuiltin || object instanceof PyMethodDescriptor)
    return { name: object.spec.name, subtitle: 'built in' };
  if (object instanceof PyDict && object.role === 'namespace') {
    return { name: `${object.subtitleOf} namespace`, subtitle: `dict of ${object.subtitleOf}` };
  }
  const subtitle = object instanceof PyGenerator ? object.name : '';
  const typeName = object instanceof PyClassicInstance ? object.cls.name : object.type.qualname;
  if (object.origin !== Origin.Program) return { name: typeName, subtitle };
  const counter = object instanceof PyClassicInstance ? object.cls : object.type;
  const serial = (rt.serials.get(counter) ?? 0) + 1;
  rt.serials.set(counter, serial);
  return { name: `${typeName}·${serial}`, subtitle };
}

/** `<module>` with the quotes that no reader takes for markup. */
function quoted(name: string): string {
  return name.startsWith('<') ? `‹${name.slice(1, -1)}›` : name;
}
