import { defineMethod } from '../define';
import type { PyObject } from '../object';
import type { Runtime } from '../runtime';
import { defineClassMethod } from './classMethods';
import { PyDict, PySet } from './dict';
import { hashedMembers } from './setOps';
import {
  dictDelete,
  dictGet,
  dictSet,
  dictInsert,
  findKey,
  keptHash,
  newDict,
  removeAt,
} from './dictionary';
import { probeFor, search } from './hashIndex';
import { newDictIterator } from './dictIterators';
import {
  dictClear,
  dictCopy,
  hashedKeys,
  dictItem,
  dictUpdate,
  orderedPairs,
  pairOrder,
} from './dictOps';
import { newDictView } from './dictViews';
import { defineUnpacked, requireArguments } from './keywordArguments';
import { adoptInstance } from './subclassing';
import type { CompareName, Keywords, PyType, Slots } from './type';

export { dictMergeArguments, dictUpdate } from './dictOps';

/** Gives dict its slots and methods. */
export function installDict(rt: Runtime): void {
  const { dict } = rt.types;
  const slots: Slots = {
    repr,
    compare: (rt, self, other, op) =>
      other instanceof PyDict ? compare(rt, self as PyDict, other, op) : null,
    len: (_rt, self) => (self as PyDict).size,
    getitem: (rt, self, key) => dictItem(rt, self as PyDict, key),
    setitem: (rt, self, key, value) => dictSet(rt, self as PyDict, key, value),
    delitem(rt, self, key) {
      if (!dictDelete(rt, self as PyDict, key)) throw rt.errors.keyError(key);
    },
    contains: (rt, self, key) => findKey(rt, self as PyDict, key) >= 0,
    iter: (rt, self) => newDictIterator(rt, self as PyDict, 'keys'),
    new: newDictInstance,
    init: initDict,
  };
  Object.assign(dict.slots, slots, { hash: undefined });
  if (rt.v >= 309) {
    dict.slots.binary = { BitOr: merge };
    dict.slots.inplace = { BitOr: mergeInPlace };
  }
  installDictMethods(rt, dict);
  if (rt.v < 300) installLegacyMethods(rt, dict);
  else installViews(rt, dict);
}

function newDictInstance(rt: Runtime, type: PyType): PyObject {
  const dict = new PyDict(type);
  dict.refs = [];
  dict.edges = [];
  rt.placeNew(dict, rt.rules.dictsAlwaysTracked || type.isHeap);
  return adoptInstance(rt, dict);
}

function initDict(rt: Runtime, self: PyObject, args: PyObject[], keywords: Keywords | null): void {
  const dict = self as PyDict;
  const fresh = !dict.type.isHeap && !dict.announced;
  fill(rt, dict, 'dict', args, keywords, fresh);
  if (fresh) rt.born(dict);
}

/** The arguments of `dict(…)` and `d.update(…)`: a mapping or pairs, then keywords. */
function fill(
  rt: Runtime,
  dict: PyDict,
  callee: string,
  args: readonly PyObject[],
  keywords: Keywords | null,
  fresh: boolean,
): void {
  requireArguments(rt, callee, args.length, 0, 1);
  if (args.length > 0) dictUpdate(rt, dict, args[0]!, fresh ? 'new' : 'update');
  keywords?.names.forEach((name, i) => {
    dictSet(rt, dict, rt.intern(name), keywords.values[i]!, !fresh);
  });
}

function repr(rt: Runtime, self: PyObject): string {
  const dict = self as PyDict;
  if (dict.size === 0) return '{}';
  const text = rt.ops.guardRepr(dict, () => {
    const parts: string[] = [];
    for (const [key, value] of orderedPairs(rt, dict)) {
      const mark = rt.rc.mark;
      rt.rc.hold(key, 'key');
      rt.rc.hold(value, 'value');
      parts.push(`${rt.ops.repr(key)}: ${rt.ops.repr(value)}`);
      rt.rc.releaseTo(mark);
    }
    return `{${parts.join(', ')}}`;
  });
  return text ?? '{...}';
}

function compare(rt: Runtime, left: PyDict, right: PyDict, op: CompareName): PyObject | null {
  if (op === 'Eq') return rt.bool(equal(rt, left, right));
  if (op === 'NotEq') return rt.bool(!equal(rt, left, right));
  if (rt.v >= 300) return null;
  const order = legacyCompare(rt, left, right);
  const truth = { Lt: order < 0, LtE: order <= 0, Gt: order > 0, GtE: order >= 0 };
  return rt.bool(truth[op]);
}

function equal(rt: Runtime, left: PyDict, right: PyDict): boolean {
  if (left.size !== right.size) return false;
  for (const i of pairOrder(rt, left)) {
    const key = left.keys[i] ?? null;
    if (key === null) continue;
    const mark = rt.rc.mark;
    const value = rt.rc.hold(left.refs[2 * i + 1]!, 'value');
    rt.rc.hold(key, 'key');
    const index = findKey(rt, right, key, rt.v < 300 ? undefined : keptHash(left, 2 * i));
    if (index < 0) return false;
    const other = rt.rc.hold(right.refs[index + 1]!, 'value');
    if (!rt.equal(value, other)) return false;
    rt.rc.releaseTo(mark);
  }
  return true;
}

/** `dict_compare` of 2.x: the shorter first, else by the smallest key whose values differ. */
function legacyCompare(rt: Runtime, left: PyDict, right: PyDict): number {
  if (left.size !== right.size) return left.size - right.size;
  const less = (a: PyObject, b: PyObject): boolean => rt.ops.isTrue(rt.ops.compare(a, b, 'Lt'));
  const smallest = (a: PyDict, b: PyDict): [PyObject, PyObject] | null => {
    let best: [PyObject, PyObject] | null = null;
    for (const [key, value] of orderedPairs(rt, a)) {
      if (best !== null && !less(key, best[0])) continue;
      const other = dictGet(rt, b, key);
      if (other === null || !rt.equal(value, other)) best = [key, value];
    }
    return best;
  };
  const mine = smallest(left, right);
  if (mine === null) return 0;
  const theirs = smallest(right, left);
  if (theirs === null) return 0;
  if (!rt.equal(mine[0], theirs[0])) return less(mine[0], theirs[0]) ? -1 : 1;
  return less(mine[1], theirs[1]) ? -1 : 1;
}

function merge(rt: Runtime, left: PyObject, right: PyObject): PyObject | null {
  if (!(left instanceof PyDict && right instanceof PyDict)) return null;
  const result = newDict(rt);
  dictUpdate(rt, result, left, 'new');
  dictUpdate(rt, result, right, 'new');
  return rt.born(result);
}

function mergeInPlace(rt: Runtime, left: PyObject, right: PyObject): PyObject {
  dictUpdate(rt, left as PyDict, right, 'update');
  return left;
}

function installDictMethods(rt: Runtime, dict: PyType): void {
  defineUnpacked(
    rt,
    dict,
    'get',
    1,
    2,
    (rt, [self, key, otherwise]) => dictGet(rt, self as PyDict, key!) ?? otherwise ?? rt.none,
  );
  defineUnpacked(rt, dict, 'setdefault', 1, 2, (rt, [self, key, otherwise = rt.none]) => {
    const dict = self as PyDict;
    const probe = probeFor(rt, dict, key!);
    const index = search(rt, dict, key!, probe);
    if (index >= 0) return dict.refs[index + 1]!;
    dictInsert(rt, dict, key!, otherwise, probe);
    return otherwise;
  });
  defineUnpacked(rt, dict, 'pop', 1, 2, (rt, [self, key, otherwise]) => {
    const dict = self as PyDict;
    const index = dict.size === 0 ? -1 : findKey(rt, dict, key!);
    if (index >= 0) {
      const value = rt.rc.hold(dict.refs[index + 1]!, 'value');
      removeAt(rt, dict, index);
      return value;
    }
    if (otherwise !== undefined) return otherwise;
    if (rt.v < 207 && dict.size === 0) {
      throw rt.errors.make(rt.types.KeyError!, 'pop(): dictionary is empty');
    }
    throw rt.errors.keyError(key!);
  });
  defineMethod(rt, dict, 'popitem', {}, (rt, [self]) => {
    const dict = self as PyDict;
    if (dict.size === 0) throw rt.errors.make(rt.types.KeyError!, 'popitem(): dictionary is empty');
    // popitem() works on a table of its own.
    dict.shownFrom = null;
    const pair = rt.rules.dictsKeepOrder ? lastPair(dict) : firstPair(rt, dict);
    const key = rt.rc.hold(dict.keys[pair]!, 'key');
    const value = rt.rc.hold(dict.refs[2 * pair + 1]!, 'value');
    removeAt(rt, dict, 2 * pair);
    const search = searches.get(dict);
    if (search !== undefined) search.version = dict.version;
    return rt.newTuple([key, value]);
  });
  defineMethod(rt, dict, 'update', { style: 'free' }, (rt, [self, ...args], keywords) => {
    fill(rt, self as PyDict, 'update', args, keywords, false);
    return rt.none;
  });
  defineMethod(rt, dict, 'clear', {}, (rt, [self]) => {
    dictClear(rt, self as PyDict);
    return rt.none;
  });
  defineMethod(rt, dict, 'copy', {}, (rt, [self]) => dictCopy(rt, self as PyDict));
  defineFromKeys(rt, dict);
}

/** Where `popitem` of 2.x goes on in the table, as long as nothing else changes the dict. */
const searches = new WeakMap<
  PyDict,
  { keys: unknown; version: number; order: number[]; next: number }
>();

/** The first pair of the hash table (2.x). */
function firstPair(rt: Runtime, dict: PyDict): number {
  let search = searches.get(dict);
  if (search?.version !== dict.version || search.keys !== dict.keys) {
    search = { keys: dict.keys, version: dict.version, order: pairOrder(rt, dict), next: 0 };
    searches.set(dict, search);
  }
  return search.order[search.next++]!;
}

/** The pair that was added last, without the holes that removals left at the end. */
function lastPair(dict: PyDict): number {
  while (dict.keys.length > 0 && dict.keys.at(-1) === null) {
    dict.keys.pop();
    dict.refs.length -= 2;
    dict.edges.length -= 2;
  }
  return dict.keys.length - 1;
}

/** `dict.fromkeys`, a class method: a dict, or an instance of the subclass it was asked of. */
function defineFromKeys(rt: Runtime, dict: PyType): void {
  const fromKeys = (rt: Runtime, type: PyObject, keys: PyObject, value: PyObject): PyObject => {
    const result = rt.call(type, []);
    const plain = result.type === rt.types.dict;
    if (plain && (keys.type === rt.types.dict || keys instanceof PySet)) {
      for (const [key, hash] of keys instanceof PySet
        ? hashedMembers(keys)
        : hashedKeys(rt, keys as PyDict))
        dictSet(rt, result as PyDict, key, value, true, hash);
      return result;
    }
    rt.iteration.iterate(keys, (key) => {
      if (plain) dictSet(rt, result as PyDict, key, value, true);
      else rt.ops.setItem(result, key, value);
    });
    return result;
  };
  defineClassMethod(rt, dict, 'fromkeys', { min: 1, max: 2 }, (rt, [type, keys, value = rt.none]) =>
    fromKeys(rt, type!, keys!, value),
  );
}

function installViews(rt: Runtime, dict: PyType): void {
  for (const part of ['keys', 'values', 'items'] as const) {
    defineMethod(rt, dict, part, {}, (rt, [self]) => newDictView(rt, self as PyDict, part));
  }
  if (rt.v >= 308) {
    defineMethod(rt, dict, '__reversed__', {}, (rt, [self]) =>
      newDictIterator(rt, self as PyDict, 'keys', true),
    );
  }
}

function installLegacyMethods(rt: Runtime, dict: PyType): void {
  for (const part of ['keys', 'values', 'items'] as const) {
    defineMethod(rt, dict, part, {}, (rt, [self]) =>
      rt.list(
        orderedPairs(rt, self as PyDict).map(([key, value]) =>
          part === 'keys' ? key : part === 'values' ? value : rt.tuple([key, value], false),
        ),
      ),
    );
    defineMethod(rt, dict, `iter${part}`, {}, (rt, [self]) =>
      newDictIterator(rt, self as PyDict, part),
    );
    if (rt.v >= 207) {
      defineMethod(rt, dict, `view${part}`, {}, (rt, [self]) =>
        newDictView(rt, self as PyDict, part),
      );
    }
  }
  defineMethod(rt, dict, 'has_key', { min: 1 }, (rt, [self, key]) =>
    rt.bool(findKey(rt, self as PyDict, key!) >= 0),
  );
}
