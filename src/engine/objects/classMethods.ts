import { ObjectKind } from '../../heap/kinds';
import type { Runtime } from '../runtime';
import { bindBuiltin } from './attributeAccess';
import { PyMethodDescriptor } from './callables';
import { newStaticType } from './iteratorTypes';
import { refuseKeywords, requireArguments } from './keywordArguments';
import type { Builtin, PyType } from './type';

/** A class method of a built-in type, such as `dict.fromkeys`: args[0] is the class that it was asked of. */
export function defineClassMethod(
  rt: Runtime,
  type: PyType,
  name: string,
  arity: { min: number; max: number },
  body: Builtin,
): void {
  const { min, max } = arity;
  const checked: Builtin = (rt, args, keywords) => {
    refuseKeywords(rt, name, keywords);
    requireArguments(rt, name, args.length - 1, min, max);
    return body(rt, args, null);
  };
  const spec = { name, min, max, keywords: [], style: 'free' } as const;
  type.lazyBuiltins.set(name, () =>
    rt.startup(new PyMethodDescriptor(descriptorType(rt), type, spec, checked), 72),
  );
}

function descriptorType(rt: Runtime): PyType {
  return (rt.types.classmethodDescriptor ??= newStaticType(rt, 'classmethod_descriptor', {
    kind: ObjectKind.Other,
    quiet: true,
    acceptable: false,
    instantiable: false,
    slots: {
      descrGet: (rt, self, instance, owner) =>
        bindBuiltin(rt, self as PyMethodDescriptor, owner ?? instance!.type),
    },
  }));
}
