import { defineGetSet } from '../define';
import { argumentHolds, callHolding, type Hold, unpackedHolds } from '../eval/callHolds';
import { PyObject } from '../object';
import { bindMethod } from '../objects/attributeAccess';
import { instanceNames } from '../objects/attributes';
import type { PyDict } from '../objects/dict';
import { dictSet, newDict } from '../objects/dictionary';
import { orderedPairs } from '../objects/dictOps';
import { PyStr, type PyTuple } from '../objects/payload';
import { adoptInstance } from '../objects/subclassing';
import type { Keywords, PyType } from '../objects/type';
import type { Runtime } from '../runtime';
import { libraryType, placeWith } from './libraryType';

/** `functools.partial`; refs: the function, its leading arguments, its keyword arguments. */
class PyPartial extends PyObject {
  get func(): PyObject {
    return this.refs[0]!;
  }
  get args(): PyTuple {
    return this.refs[1] as PyTuple;
  }
  get keywords(): PyDict {
    return this.refs[2] as PyDict;
  }
}

/** The type `functools.partial`. */
export function makePartialType(rt: Runtime): PyType {
  return libraryType(
    rt,
    'functools.partial',
    {
      size: 64,
      hasDict: true,
      hasWeakrefs: true,
      slots: {
        new: newPartial,
        init: () => undefined,
        call: callPartial,
        ...(rt.v >= 300 ? { repr } : {}),
        ...(rt.v >= 314
          ? {
              descrGet: (rt, self, instance) =>
                instance === null ? self : bindMethod(rt, self, instance, instance.type),
            }
          : {}),
      },
    },
    (type) => {
      ['func', 'args', 'keywords'].forEach((name, i) => {
        defineGetSet(
          rt,
          type,
          name,
          (self) => self.refs[i]!,
          () => readonly(rt),
        );
      });
    },
  );
}

function readonly(rt: Runtime): never {
  return rt.raise(
    rt.v < 300 ? rt.types.TypeError! : rt.types.AttributeError!,
    'readonly attribute',
  );
}

function newPartial(
  rt: Runtime,
  type: PyType,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  let [func, ...rest] = args;
  if (func === undefined) return rt.typeError("type 'partial' takes at least one argument");
  if (!rt.ops.isCallable(func)) return rt.typeError('the first argument must be callable');
  const named = newDict(rt);
  // A partial of a partial is one partial, unless the inner one carries attributes of its own (3.5+).
  if (
    rt.v >= 300 &&
    func instanceof PyPartial &&
    !func.type.isHeap &&
    instanceNames(func).length === 0
  ) {
    rest = [...func.args.items, ...rest];
    for (const [key, value] of orderedPairs(rt, func.keywords))
      dictSet(rt, named, key, value, false);
    func = func.func;
  }
  keywords?.names.forEach((name, i) =>
    dictSet(rt, named, rt.intern(name), keywords.values[i]!, false),
  );
  const partial = placeWith(rt, new PyPartial(type), [
    ['func', func],
    ['args', rt.tuple(rest, false)],
    ['keywords', named],
  ]);
  return type.isHeap ? adoptInstance(rt, partial) : rt.born(partial);
}

function callPartial(
  rt: Runtime,
  self: PyObject,
  args: PyObject[],
  keywords: Keywords | null,
): PyObject {
  const partial = self as PyPartial;
  const all = [...partial.args.items, ...args];
  const named = namedArguments(rt, partial, keywords);
  return callHolding(rt, partialHolds(rt, partial, args, all, keywords, named), () =>
    rt.eval.callPacked(partial.func, all, named),
  );
}

/** What `partial_call` makes of its own arguments and those of the call, until the function has returned. */
function partialHolds(
  rt: Runtime,
  partial: PyPartial,
  args: readonly PyObject[],
  all: readonly PyObject[],
  keywords: Keywords | null,
  named: Keywords | null,
): Hold[] {
  const bare = partial.keywords.size === 0;
  // partial_vectorcall puts the arguments together on the C stack.
  if (rt.v >= 309 && bare) return [];
  const holds = argumentHolds(rt, args, keywords);
  const joins = (rt.v < 307 || rt.v >= 309) && args.length > 0 && partial.args.items.length > 0;
  if (joins) holds.push(...all.map((arg): Hold => [arg, 'joined arguments']));
  if (!bare)
    holds.push(...(named?.values ?? []).map((value): Hold => [value, 'joined keyword arguments']));
  return [...holds, ...unpackedHolds(rt, all, named)];
}

function namedArguments(
  rt: Runtime,
  partial: PyPartial,
  keywords: Keywords | null,
): Keywords | null {
  if (partial.keywords.size === 0) return keywords;
  const named = new Map<string, PyObject>();
  for (const [key, value] of orderedPairs(rt, partial.keywords))
    named.set((key as PyStr).value, value);
  keywords?.names.forEach((name, i) => named.set(name, keywords.values[i]!));
  return { names: [...named.keys()], values: [...named.values()] };
}

function repr(rt: Runtime, self: PyObject): string {
  const partial = self as PyPartial;
  const name = self.type.isHeap
    ? rt.v >= 313
      ? rt.ops.qualifiedName(self.type)
      : self.type.name
    : 'functools.partial';
  const text = rt.ops.guardRepr(self, () => {
    const parts = [
      rt.ops.repr(partial.func),
      ...partial.args.items.map((item) => rt.ops.repr(item)),
    ];
    for (const [key, value] of orderedPairs(rt, partial.keywords)) {
      parts.push(`${key instanceof PyStr ? key.value : rt.ops.str(key)}=${rt.ops.repr(value)}`);
    }
    return `${name}(${parts.join(', ')})`;
  });
  return text ?? '...';
}
