import { defineMethod, makeFunction } from '../define';
import { PyObject } from '../object';
import type { PyModule } from '../objects/callables';
import { PySingleton } from '../objects/payload';
import { adoptInstance } from '../objects/subclassing';
import type { PyType } from '../objects/type';
import { Unsupported } from '../raise';
import type { Runtime } from '../runtime';
import { libraryType } from './libraryType';
import { ModuleBuilder } from './module';

/** A lock; with one thread, one that is taken twice would wait for ever. */
class PyLock extends PyObject {
  depth = 0;
}

class PyLocal extends PySingleton {}

/** The threading module of a program that has one thread. */
export function makeThreadingModule(rt: Runtime): PyModule {
  const builder = new ModuleBuilder(rt, 'threading');
  const legacy = rt.v < 300;
  const lock = makeLockType(rt, legacy ? 'thread.lock' : '_thread.lock', false);
  const reentrant = makeLockType(rt, legacy ? 'threading._RLock' : '_thread.RLock', true);
  const maker = (name: string, type: PyType): PyObject =>
    makeFunction(rt, name, {}, (rt) => rt.born(rt.place(new PyLock(type), false)), 'threading');
  builder
    .set('Lock', rt.v >= 313 ? lock : maker('allocate_lock', lock))
    .set('RLock', maker('RLock', reentrant));
  builder.set('local', makeLocalType(rt));
  builder.func('get_ident', {}, (rt) => rt.int(1));
  builder.func('active_count', {}, (rt) => rt.int(1));
  builder.func('Thread', { style: 'free' }, () => {
    throw new Unsupported('threading.Thread');
  });
  rt.runPrelude('threading', builder.module);
  return builder.module;
}

function makeLockType(rt: Runtime, name: string, reentrant: boolean): PyType {
  const own = (self: PyObject | undefined): PyLock => self as PyLock;
  const release = (rt: Runtime, self: PyObject): PyObject => {
    if (own(self).depth === 0) {
      const text = reentrant ? 'cannot release un-acquired lock' : 'release unlocked lock';
      return rt.raise(rt.v < 300 ? rt.types.Exception! : rt.types.RuntimeError!, text);
    }
    own(self).depth--;
    return rt.none;
  };
  const acquire = (rt: Runtime, self: PyObject, waits: boolean): PyObject => {
    if (own(self).depth > 0 && !reentrant) {
      if (!waits) return rt.false;
      throw new Unsupported('waiting for a lock that nobody else can release');
    }
    own(self).depth++;
    return rt.true;
  };
  return libraryType(
    rt,
    name,
    {
      gc: false,
      acceptable: false,
      hasWeakrefs: true,
      size: 40,
      slots: {
        new: (rt, type) => rt.born(rt.place(new PyLock(type), false)),
        init: () => undefined,
        repr: (rt, self) => {
          const state = own(self).depth > 0 ? 'locked' : 'unlocked';
          const more = reentrant
            ? ` owner=${own(self).depth > 0 ? 1 : 0} count=${own(self).depth}`
            : '';
          return rt.v < 300
            ? rt.ops.defaultRepr(self)
            : `<${state} ${name} object${more} at ${rt.ops.address(self)}>`;
        },
      },
    },
    (type) => {
      defineMethod(
        rt,
        type,
        'acquire',
        { max: 2, keywords: ['blocking', 'timeout'] },
        (rt, [self, blocking, timeout]) =>
          acquire(
            rt,
            self!,
            (blocking === undefined || rt.ops.isTrue(blocking)) && timeout === undefined,
          ),
      );
      defineMethod(rt, type, '__enter__', {}, (rt, [self]) => acquire(rt, self!, true));
      defineMethod(rt, type, 'release', {}, (rt, [self]) => release(rt, self!));
      defineMethod(rt, type, '__exit__', { max: 3 }, (rt, [self]) => release(rt, self!));
      if (!reentrant || rt.v >= 314)
        defineMethod(rt, type, 'locked', {}, (rt, [self]) => rt.bool(own(self).depth > 0));
    },
  );
}

/**
 * MODEL: `threading.local` is an object with a `__dict__` of its own, since there is one thread; CPython keeps that dict
 * in the thread.
 */
function makeLocalType(rt: Runtime): PyType {
  return libraryType(rt, rt.v < 300 ? 'thread._local' : '_thread._local', {
    hasDict: true,
    hasWeakrefs: true,
    size: 48,
    slots: {
      new(rt, type, args, keywords) {
        if (
          (args.length > 0 || keywords !== null) &&
          type.slots.init === rt.types.object.slots.init
        ) {
          return rt.typeError('Initialization arguments are not supported');
        }
        const made = rt.place(new PyLocal(type));
        return type.isHeap ? adoptInstance(rt, made) : rt.born(made);
      },
    },
  });
}
