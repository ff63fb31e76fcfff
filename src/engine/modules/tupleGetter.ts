import { PyObject } from '../object';
import { type PyInt, PyTuple } from '../objects/payload';
import type { PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { libraryType, placeWith } from './libraryType';

/** A field of a named tuple; refs: its doc. */
class PyTupleGetter extends PyObject {
  index = 0;
}

/**
 * `collections._tuplegetter(index, doc)`. MODEL: before 3.8 the fields of a namedtuple are properties around an
 * `operator.itemgetter`; here they are the `_tuplegetter` objects of 3.8.
 */
export function makeTupleGetterType(rt: Runtime): PyType {
  return libraryType(rt, rt.v < 300 ? 'property' : 'collections._tuplegetter', {
    size: 32,
    quiet: true,
    slots: {
      new(rt, type, args) {
        const getter = placeWith(rt, new PyTupleGetter(type), [['doc', args[1]!]]);
        getter.index = Number((args[0] as PyInt).value);
        return getter;
      },
      init: () => undefined,
      descrGet(rt, self, instance) {
        if (instance === null) return self;
        const { index } = self as PyTupleGetter;
        if (instance instanceof PyTuple && index < instance.items.length)
          return instance.items[index]!;
        return rt.raise(rt.types.IndexError!, 'tuple index out of range');
      },
      descrSet: (rt, _self, _instance, value) =>
        rt.raise(
          rt.types.AttributeError!,
          value === null ? "can't delete attribute" : "can't set attribute",
        ),
    },
  });
}
