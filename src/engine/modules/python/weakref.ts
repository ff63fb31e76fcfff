import { WEAK_SET } from './weakSet';

/** Weak containers, WeakMethod and finalize: written anew, with the holders that CPython's own have. */
export function weakrefPrelude(version: number): string {
  const containers = version === 306 ? CONTAINERS.replace(REMOVE, REMOVE_36) : CONTAINERS;
  return containers + WEAK_SET + (version >= 300 ? MODERN : '');
}

const REMOVE = `            if self is not None:
                self.data.pop(wr.key, None)
        self._remove = remove
        self.data = {}
`;

/** 3.6's callback closes over the dict that holds the weak references which hold the callback: a cycle. */
const REMOVE_36 = `            if self is not None:
                d.pop(wr.key, None)
        self._remove = remove
        self.data = d = {}
`;

const CONTAINERS = `
class KeyedRef(ref):
    __slots__ = ("key",)
    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self
    def __init__(self, ob, callback, key):
        super(KeyedRef, self).__init__(ob, callback)

class WeakValueDictionary(object):
    def __init__(self, other=(), **kw):
        def remove(wr, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.pop(wr.key, None)
        self._remove = remove
        self.data = {}
        self.update(other, **kw)
    def __getitem__(self, key):
        o = self.data[key]()
        if o is None:
            raise KeyError(key)
        return o
    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)
    def __delitem__(self, key):
        del self.data[key]
    def __len__(self):
        return len(self.data)
    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None
    def __iter__(self):
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key
    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))
    def get(self, key, default=None):
        wr = self.data.get(key)
        if wr is None:
            return default
        o = wr()
        return default if o is None else o
    def keys(self):
        return list(self)
    def values(self):
        return [o for o in [wr() for wr in list(self.data.values())] if o is not None]
    def items(self):
        return [(key, o) for key, o in [(key, wr()) for key, wr in list(self.data.items())] if o is not None]
    def pop(self, key, *args):
        wr = self.data.pop(key, None)
        o = wr() if wr is not None else None
        if o is None:
            if args:
                return args[0]
            raise KeyError(key)
        return o
    def setdefault(self, key, default=None):
        o = self.get(key)
        if o is None:
            self[key] = default
            return default
        return o
    def update(self, other=(), **kw):
        pairs = other.items() if hasattr(other, "items") else other
        for key, o in pairs:
            self[key] = o
        for key in kw:
            self[key] = kw[key]
    def clear(self):
        self.data.clear()
    def popitem(self):
        while True:
            key, wr = self.data.popitem()
            o = wr()
            if o is not None:
                return key, o
    def copy(self):
        result = self.__class__()
        for key, o in self.items():
            result[key] = o
        return result
    __copy__ = copy
    def valuerefs(self):
        return list(self.data.values())

class WeakKeyDictionary(object):
    def __init__(self, dict=None):
        self.data = {}
        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.pop(k, None)
        self._remove = remove
        if dict is not None:
            self.update(dict)
    def __getitem__(self, key):
        return self.data[ref(key)]
    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value
    def __delitem__(self, key):
        del self.data[ref(key)]
    def __len__(self):
        return len(self.data)
    def __contains__(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return False
        return wr in self.data
    def __iter__(self):
        for wr in list(self.data):
            o = wr()
            if o is not None:
                yield o
    def __repr__(self):
        return "<%s at %#x>" % (self.__class__.__name__, id(self))
    def get(self, key, default=None):
        return self.data.get(ref(key), default)
    def keys(self):
        return list(self)
    def values(self):
        return [value for wr, value in list(self.data.items()) if wr() is not None]
    def items(self):
        return [(key, value) for key, value in [(wr(), value) for wr, value in list(self.data.items())] if key is not None]
    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)
    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)
    def update(self, other):
        for key, value in (other.items() if hasattr(other, "items") else other):
            self[key] = value
    def clear(self):
        self.data.clear()
    def popitem(self):
        while True:
            wr, value = self.data.popitem()
            o = wr()
            if o is not None:
                return o, value
    def copy(self):
        result = self.__class__()
        for o, value in self.items():
            result[o] = value
        return result
    __copy__ = copy
    def keyrefs(self):
        return list(self.data)
`;

const MODERN = `
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
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, _cb)
        self._func_ref = ref(func, _cb)
        self._meth_type = type(meth)
        self._alive = True
        self_wr = ref(self)
        return self
    def __init__(self, *args):
        pass
    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return func.__get__(obj, type(obj))
    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented
    __hash__ = ref.__hash__

class finalize:
    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index_iter = [0]
    _registered_with_atexit = False
    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")
    def __init__(self, obj, func, *args, **kwargs):
        if not self._registered_with_atexit:
            import atexit
            atexit.register(self._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = self._index_iter[0]
        self._index_iter[0] += 1
        self._registry[self] = info
    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))
    def detach(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})
    def peek(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})
    @property
    def alive(self):
        return self in self._registry
    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit
    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)
    @classmethod
    def _exitfunc(cls):
        pending = [(info.index, f) for f, info in cls._registry.items() if info.atexit]
        pending.sort(key=lambda item: item[0], reverse=True)
        for index, f in pending:
            f()
        finalize._shutdown = True
`;
