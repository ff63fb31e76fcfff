import { finalizePrelude } from './finalize';
import { ITERATION_GUARD, WeakGuards } from './weakGuards';
import { weakKeyDictionaryPrelude } from './weakKeyDictionary';
import { mappingBase } from './weakMappings';
import { weakSetPrelude } from './weakSet';
import { weakValueDictionaryPrelude } from './weakValueDictionary';

/** Weak containers, WeakMethod and finalize: written anew, with the holders that CPython's own have. */
export function weakrefPrelude(version: number): string {
  const guards = new WeakGuards(version);
  return [
    guards.guarded ? ITERATION_GUARD : '',
    weakSetPrelude(guards),
    version >= 300 ? weakMethodPrelude(version) : '',
    mappingBase(version),
    weakValueDictionaryPrelude(guards),
    weakKeyDictionaryPrelude(guards),
    version >= 300 ? finalizePrelude(version) : '',
  ].join('');
}

function weakMethodPrelude(version: number): string {
  const other = version >= 309 ? ['NotImplemented', 'NotImplemented'] : ['False', 'True'];
  return `
class WeakMethod(ref):
    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")
    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None
        def _cb(arg):
            self = self_wr()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, _cb)
        self._func_ref = ref(func, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self
    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)
    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return ${other[0]}
    def __ne__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is not other
            return ref.__ne__(self, other) or self._func_ref != other._func_ref
        return ${other[1]}
    __hash__ = ref.__hash__
`;
}
