import { PyObject } from '../object';
import type { PyDict } from '../objects/dict';
import { dictPairs, dictSet, newDict } from '../objects/dictionary';
import { PyStr, type PyTuple } from '../objects/payload';
import type { Slots } from '../objects/type';
import type { Runtime } from '../runtime';
import { libraryType, placeWith } from './libraryType';
import type { ModuleBuilder } from './module';

/** itemgetter and attrgetter; refs: what to get. methodcaller; refs: name, arguments, keyword arguments. */
class PyGetter extends PyObject {}

/** `itemgetter`, `attrgetter` and `methodcaller`. */
export function addGetters(rt: Runtime, builder: ModuleBuilder): void {
  const add = (name: string, slots: Slots): void => {
    builder.set(
      name,
      libraryType(rt, `operator.${name}`, {
        quiet: true,
        size: 48,
        slots: { init: () => undefined, ...slots },
      }),
    );
  };
  const keysOf = (self: PyObject): PyObject[] => self.refs as PyObject[];
  const getter = (name: string, get: (object: PyObject, key: PyObject) => PyObject): Slots => ({
    new(rt, type, args) {
      if (args.length === 0) {
        return rt.typeError(`${name} expected 1 argument${rt.v < 308 ? 's' : ''}, got 0`);
      }
      if (name === 'attrgetter' && rt.v >= 300 && args.some((arg) => !(arg instanceof PyStr))) {
        return rt.typeError('attribute name must be a string');
      }
      return placeWith(
        rt,
        new PyGetter(type),
        args.map((arg) => ['item', arg]),
      );
    },
    call(rt, self, [object]) {
      const [only, ...more] = keysOf(self);
      if (object === undefined)
        return rt.typeError(`${name} expected 1 argument${rt.v < 308 ? 's' : ''}, got 0`);
      if (more.length === 0) return get(object, only!);
      return rt.newTuple(keysOf(self).map((key) => rt.rc.hold(get(object, key), 'item')));
    },
    ...(rt.v >= 300
      ? {
          repr: (rt, self) =>
            `operator.${name}(${keysOf(self)
              .map((key) => rt.ops.repr(key))
              .join(', ')})`,
        }
      : {}),
  });
  add(
    'itemgetter',
    getter('itemgetter', (object, key) => rt.ops.getItem(object, key)),
  );
  add(
    'attrgetter',
    getter('attrgetter', (object, key) => {
      let found = object;
      for (const part of rt.ops.str(key).split('.'))
        found = rt.rc.hold(rt.ops.getAttr(found, part), 'attribute');
      return found;
    }),
  );
  add('methodcaller', {
    new(rt, type, [name, ...args], keywords) {
      if (name === undefined)
        return rt.typeError('methodcaller needs at least one argument, the method name');
      if (rt.v >= 300 && !(name instanceof PyStr))
        return rt.typeError('method name must be a string');
      const named = newDict(rt);
      keywords?.names.forEach((key, i) =>
        dictSet(rt, named, rt.intern(key), keywords.values[i]!, false),
      );
      return placeWith(rt, new PyGetter(type), [
        ['name', name],
        ['args', rt.tuple(args, false)],
        ['kwargs', named],
      ]);
    },
    call(rt, self, [object]) {
      const [name, args, named] = self.refs as [PyStr, PyTuple, PyDict];
      if (object === undefined)
        return rt.typeError(`methodcaller expected 1 argument${rt.v < 308 ? 's' : ''}, got 0`);
      const method = rt.rc.hold(rt.ops.getAttr(object, name.value), 'method');
      const pairs = [...dictPairs(named)];
      const keywords = {
        names: pairs.map(([key]) => (key as PyStr).value),
        values: pairs.map(([, value]) => value),
      };
      return rt.eval.call(method, [...args.items], pairs.length === 0 ? null : keywords);
    },
    ...(rt.v >= 300
      ? {
          repr: (rt, self) => {
            const [name, args, named] = self.refs as [PyStr, PyTuple, PyDict];
            const parts = [name, ...args.items].map((part) => rt.ops.repr(part));
            for (const [key, value] of dictPairs(named))
              parts.push(`${(key as PyStr).value}=${rt.ops.repr(value)}`);
            return `operator.methodcaller(${parts.join(', ')})`;
          },
        }
      : {}),
  });
}
