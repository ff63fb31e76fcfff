import { ObjectKind } from '../../heap/kinds';
import { defineMethod } from '../define';
import type { PyObject } from '../object';
import { instanceNames } from '../objects/attributes';
import { PyDict } from '../objects/dict';
import { dictGet, dictSet, findKey, removeAt } from '../objects/dictionary';
import { forgetAll, reenter } from '../objects/hashIndex';
import { newDictIterator } from '../objects/dictIterators';
import { dictUpdate, orderedPairs } from '../objects/dictOps';
import { newDictView } from '../objects/dictViews';
import { keywordArguments, requireArguments } from '../objects/keywordArguments';
import type { CompareName, Keywords, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { newSubDict } from './defaultDict';
import { libraryType } from './libraryType';

/**
 * The type `collections.OrderedDict` of 3.x, which is C.
 * MODEL: the list that keeps the order of a `collections.OrderedDict` holds no references of its own to the keys.
 */
export function orderedDictType(rt: Runtime): PyType {
  return (rt.types['collections.OrderedDict'] ??= makeOrderedDictType(rt));
}

function makeOrderedDictType(rt: Runtime): PyType {
  const { dict } = rt.types;
  const merge = (rt: Runtime, left: PyObject, right: PyObject): PyObject | null => {
    if (!(left instanceof PyDict) || !(right instanceof PyDict)) return null;
    const ordered = left.type.isSubtype(type) ? left : right;
    const result = rt.call(ordered.type, [left]) as PyDict;
    dictUpdate(rt, result, right, 'new');
    return result;
  };
  const type = libraryType(
    rt,
    'collections.OrderedDict',
    {
      base: dict,
      kind: ObjectKind.Dict,
      layout: false,
      hasDict: true,
      hasWeakrefs: true,
      size: dict.basicSize + 56,
      slots: {
        new: newSubDict,
        init: initOrderedDict,
        repr: (rt, self) => repr(rt, self as PyDict),
        compare: (rt, self, other, op) => compare(rt, self, other, op, type),
        ...(rt.v >= 309
          ? {
              binary: { BitOr: merge },
              inplace: {
                BitOr: (rt, self, other) => {
                  dictUpdate(rt, self as PyDict, other, 'update');
                  return self;
                },
              },
            }
          : {}),
      },
    },
    (type) => defineMethods(rt, type),
  );
  return type;
}

function initOrderedDict(
  rt: Runtime,
  self: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): void {
  const dict = self as PyDict;
  const fresh = !dict.type.isHeap && !dict.announced;
  if (args.length > 1)
    rt.typeError(`expected at most 1 argument${rt.v >= 308 ? '' : 's'}, got ${args.length}`);
  if (args.length > 0) dictUpdate(rt, dict, args[0]!, fresh ? 'new' : 'update');
  keywords?.names.forEach((name, i) =>
    dictSet(rt, dict, rt.intern(name), keywords.values[i]!, !fresh),
  );
  if (fresh) rt.born(dict);
}

function repr(rt: Runtime, dict: PyDict): string {
  const name = dict.type.qualname;
  if (dict.size === 0) return `${name}()`;
  if (rt.v >= 312) {
    const text = rt.ops.guardRepr(dict, () =>
      rt.types.dict.slots.repr!(rt, rt.call(rt.types.dict, [dict])),
    );
    return text === null ? '...' : `${name}(${text})`;
  }
  const text = rt.ops.guardRepr(dict, () =>
    orderedPairs(rt, dict)
      .map(([key, value]) => `(${rt.ops.repr(key)}, ${rt.ops.repr(value)})`)
      .join(', '),
  );
  return text === null ? '...' : `${name}([${text}])`;
}

/** Two ordered dicts are equal when their order is the same too. */
function compare(
  rt: Runtime,
  self: PyObject,
  other: PyObject,
  op: CompareName,
  type: PyType,
): PyObject | null {
  if (!(other instanceof PyDict) || (op !== 'Eq' && op !== 'NotEq')) return null;
  let same = rt.ops.isTrue(rt.types.dict.slots.compare!(rt, self, other, 'Eq')!);
  if (same && other.type.isSubtype(type)) {
    const theirs = orderedPairs(rt, other);
    same = orderedPairs(rt, self as PyDict).every(([key], i) => rt.equal(key, theirs[i]![0]));
  }
  return rt.bool(same === (op === 'Eq'));
}

/** Views that are called `odict_keys` and so on. */
function defineViews(rt: Runtime, type: PyType): void {
  for (const part of ['keys', 'values', 'items'] as const) {
    const base = rt.types[`dict_${part}`]!;
    const viewType = libraryType(rt, `odict_${part}`, {
      base,
      layout: false,
      acceptable: false,
      instantiable: false,
      quiet: true,
    });
    defineMethod(rt, type, part, {}, (rt, [self]) => {
      const view = newDictView(rt, self as PyDict, part);
      view.type = viewType;
      return view;
    });
  }
}

function defineMethods(rt: Runtime, type: PyType): void {
  defineViews(rt, type);
  const own = (object: PyObject | undefined): PyDict => object as PyDict;
  defineMethod(rt, type, 'popitem', { style: 'free' }, (rt, [self, ...args], keywords) => {
    requireArguments(rt, 'popitem', args.length, 0, 1);
    const last = args[0] ?? keywordArguments(rt, 'popitem', keywords, ['last']).last;
    const dict = own(self);
    const pairs = dict.keys.flatMap((key, i) => (key === null ? [] : [i]));
    if (pairs.length === 0) throw rt.errors.make(rt.types.KeyError!, 'dictionary is empty');
    const pair = last === null || rt.ops.isTrue(last) ? pairs.at(-1)! : pairs[0]!;
    const key = rt.rc.hold(dict.keys[pair]!, 'key');
    const value = rt.rc.hold(dict.refs[2 * pair + 1]!, 'value');
    removeAt(rt, dict, 2 * pair);
    return rt.tuple([key, value]);
  });
  defineMethod(rt, type, 'move_to_end', { style: 'free' }, (rt, [self, ...args], keywords) => {
    const named = keywordArguments(rt, 'move_to_end', keywords, ['key', 'last']);
    const key = args[0] ?? named.key;
    const last = args[1] ?? named.last;
    if (key === null) return rt.typeError("move_to_end() missing required argument 'key' (pos 1)");
    moveToEnd(rt, own(self), key, last === null || rt.ops.isTrue(last));
    return rt.none;
  });
  defineMethod(rt, type, '__reversed__', {}, (rt, [self]) =>
    rt.v >= 308
      ? newDictIterator(rt, own(self), 'keys', true)
      : rt.iteration.iter(
          rt.list(
            orderedPairs(rt, own(self))
              .map(([key]) => key)
              .reverse(),
          ),
        ),
  );
  const copy = (rt: Runtime, [self]: PyObject[]): PyObject => {
    const result = rt.rc.hold(rt.call(self!.type, []), 'copy') as PyDict;
    for (const name of instanceNames(self!))
      rt.ops.setAttr(result, name, rt.ops.getAttr(self!, name));
    for (const [key] of orderedPairs(rt, own(self))) {
      const value = dictGet(rt, own(self), key);
      if (value !== null) rt.ops.setItem(result, key, value);
    }
    return result;
  };
  defineMethod(rt, type, 'copy', {}, copy);
  defineMethod(rt, type, '__copy__', {}, copy);
}

/** Moves one pair to an end; nobody gains or loses a reference. */
function moveToEnd(rt: Runtime, dict: PyDict, key: PyObject, last: boolean): void {
  const at = findKey(rt, dict, key);
  if (at < 0) throw rt.errors.keyError(key);
  const order = dict.keys.flatMap((other, i) => (other === null || i === at / 2 ? [] : [i]));
  if (last) order.push(at / 2);
  else order.unshift(at / 2);
  const { keys, refs, edges } = dict;
  dict.keys = [];
  dict.refs = [];
  dict.edges = [];
  const before = forgetAll(dict);
  dict.version++;
  rt.heap.spend(order.length);
  for (const i of order) {
    reenter(rt, dict, keys[i]!, dict.refs.length, before, 2 * i);
    dict.keys.push(keys[i]!);
    dict.refs.push(refs[2 * i]!, refs[2 * i + 1]!);
    dict.edges.push(edges[2 * i]!, edges[2 * i + 1]!);
  }
}
