import { defineMethod } from '../define';
import type { PyObject } from '../object';
import { instanceDict, instanceNames } from '../objects/attributes';
import { PySingleton } from '../objects/payload';
import { adoptInstance } from '../objects/subclassing';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { libraryType } from './libraryType';
import { ObjectKind } from '../../heap/kinds';

class PyNamespace extends PySingleton {}

/** The type `types.SimpleNamespace`: an object with the attributes that it was called with. */
export function makeSimpleNamespace(rt: Runtime): PyType {
  const own = (self: PyObject): [string, PyObject][] =>
    instanceNames(self).map((name) => [name, rt.ops.getAttr(self, name)]);
  return libraryType(
    rt,
    'types.SimpleNamespace',
    {
      kind: ObjectKind.Instance,
      hasDict: true,
      size: 24,
      slots: {
        new(rt, type) {
          const made = rt.place(new PyNamespace(type));
          if (type.isHeap) return adoptInstance(rt, made);
          rt.born(made);
          instanceDict(rt, made);
          return made;
        },
        init(rt, self, args, keywords) {
          if (args.length > (rt.v >= 313 ? 1 : 0)) {
            rt.typeError(
              rt.v >= 313
                ? `${self.type.name} expected at most 1 argument, got ${args.length}`
                : 'no positional arguments expected',
            );
          }
          if (args.length > 0) rt.ops.callMethod(instanceDict(rt, self), 'update', [args[0]!]);
          keywords?.names.forEach((name, i) => rt.ops.setAttr(self, name, keywords.values[i]!));
        },
        repr(rt, self) {
          const name = self.type.isHeap ? self.type.name : 'namespace';
          const text = rt.ops.guardRepr(self, () => {
            const pairs = own(self);
            if (rt.v < 309) pairs.sort(([a], [b]) => (a < b ? -1 : 1));
            return `${name}(${pairs.map(([key, value]) => `${key}=${rt.ops.repr(value)}`).join(', ')})`;
          });
          return text ?? `${name}(...)`;
        },
        hash: undefined as never,
        compare(rt, self, other, op) {
          if (!(other instanceof PyNamespace) || (op !== 'Eq' && op !== 'NotEq')) return null;
          return rt.ops.compare(instanceDict(rt, self), instanceDict(rt, other), op);
        },
      },
    },
    (type) => {
      if (rt.v < 313) return;
      defineMethod(rt, type, '__replace__', { style: 'free' }, (rt, [self], keywords) => {
        const names = [...instanceNames(self!), ...(keywords?.names ?? [])];
        const values = [...own(self!).map(([, value]) => value), ...(keywords?.values ?? [])];
        const merged = new Map(names.map((name, i) => [name, values[i]!]));
        return rt.callType(self!.type, [], {
          names: [...merged.keys()],
          values: [...merged.values()],
        });
      });
    },
  );
}
