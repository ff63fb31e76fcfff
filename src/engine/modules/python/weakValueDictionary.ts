import { indent, type WeakGuards } from './weakGuards';
import { mappingBaseName, mappingRepr, mergeOperators } from './weakMappings';

/** `weakref.WeakValueDictionary` and the references that know their key. */
export function weakValueDictionaryPrelude(guards: WeakGuards): string {
  const { version, commit } = guards;
  const absent = version < 300 ? 'raise KeyError, key' : 'raise KeyError(key)';
  const nested = commit === '' ? '' : indent(commit, 4);
  return `
class WeakValueDictionary(${mappingBaseName(version)}):
${initializer(guards)}${guards.commitMethod(', _atomic_removal=_remove_dead_weakref', 'd = self.data', version >= 309 ? '_atomic_removal(d, item)' : '_remove_dead_weakref(d, item)')}    def __getitem__(self, key):
${commit}        o = self.data[key]()
        if o is None:
            ${absent}
        else:
            return o
    def __delitem__(self, key):
${commit}        del self.data[key]
${contains('__contains__', commit)}${version < 300 ? contains('has_key', commit) : length(commit)}${mappingRepr(version, 'WeakValueDictionary')}    def __setitem__(self, key, value):
${commit}        self.data[key] = KeyedRef(value, self._remove, key)
${version < 300 ? `    def clear(self):\n${commit}        self.data.clear()\n` : ''}    def copy(self):
${commit}        new = WeakValueDictionary()
${guards.copyLoop('key, wr', '.items()', 'o = wr()\nif o is not None:\n    new[key] = o')}        return new
    __copy__ = copy
    def __deepcopy__(self, memo):
        from copy import deepcopy
${commit}        new = self.__class__()
${guards.copyLoop('key, wr', '.items()', 'o = wr()\nif o is not None:\n    new[deepcopy(key, memo)] = o')}        return new
    def get(self, key, default=None):
${commit}        try:
            wr = self.data[key]
        except KeyError:
            return default
        else:
            o = wr()
            if o is None:
                return default
            else:
                return o
${version >= 300 ? modernViews(guards) : legacyViews(guards)}    def popitem(self):
${commit}        while True:
            key, wr = self.data.popitem()
            o = wr()
            if o is not None:
                return key, o
    def pop(self, key, *args):
${commit}        try:
            o = self.data.pop(key)()
        except KeyError:
            o = None
        if o is None:
            if args:
                return args[0]
            else:
                ${absent}
        else:
            return o
    def setdefault(self, key, default=None):
${version < 300 ? commit : ''}        try:
            o = self.data[key]()
        except KeyError:
            o = None
        if o is None:
${version < 300 ? '' : nested}            self.data[key] = KeyedRef(default, self._remove, key)
            return default
        else:
            return o
${update(guards)}    def valuerefs(self):
${commit}        return ${version < 300 ? 'self.data.values()' : version >= 314 ? 'list(self.data.copy().values())' : 'list(self.data.values())'}
${mergeOperators(version)}
class KeyedRef(ref):
    __slots__ = ("key",)
    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self
    def __init__(self, ob, callback, key):
        super(KeyedRef, self).__init__(ob, callback)
`;
}

/** The callback closes over a weak reference to the dictionary; 3.6's also over the data, which holds the references that hold the callback: a cycle. */
function initializer(guards: WeakGuards): string {
  const { version } = guards;
  const data = version === 306 ? 'd' : 'self.data';
  const own = version === 306 ? 'self.data = d = {}' : 'self.data = {}';
  const callback = `        def remove(wr, selfref=ref(self), _atomic_removal=_remove_dead_weakref):
            self = selfref()
            if self is not None:
${guards.removal('wr.key', `_atomic_removal(${data}, wr.key)`)}        self._remove = remove
${guards.fields}`;
  if (version >= 308)
    return `    def __init__(self, other=(), /, **kw):
${callback}        ${own}
        self.update(other, **kw)
`;
  return `    def __init__(*args, **kw):
        if not args:
            raise TypeError("descriptor '__init__' of 'WeakValueDictionary' object needs an argument")
        self = args[0]
        args = args[1:]
        if len(args) > 1:
            raise TypeError('expected at most 1 arguments, got %d' % len(args))
${callback}${version < 300 ? '        _UserDict.__init__(self, *args, **kw)' : `        ${own}\n        self.update(*args, **kw)`}
`;
}

function contains(name: string, commit: string): string {
  return `    def ${name}(self, key):
${commit}        try:
            o = self.data[key]()
        except KeyError:
            return False
        return o is not None
`;
}

function length(commit: string): string {
  return `    def __len__(self):
${commit}        return len(self.data)
`;
}

function modernViews(guards: WeakGuards): string {
  const { commit } = guards;
  const refs = guards.guarded
    ? `        with _IterationGuard(self):
            yield from self.data.values()
`
    : '        yield from self.data.copy().values()\n';
  return `    def items(self):
${commit}${guards.loop('k, wr', '.items()', 'v = wr()\nif v is not None:\n    yield k, v')}    def keys(self):
${commit}${guards.loop('k, wr', '.items()', 'if wr() is not None:\n    yield k')}    __iter__ = keys
    def itervaluerefs(self):
${commit}${refs}    def values(self):
${commit}${guards.loop('wr', '.values()', 'obj = wr()\nif obj is not None:\n    yield obj')}`;
}

function legacyViews(guards: WeakGuards): string {
  const { commit } = guards;
  return `    def items(self):
${commit}        L = []
        for key, wr in self.data.items():
            o = wr()
            if o is not None:
                L.append((key, o))
        return L
    def iteritems(self):
${commit}${guards.loop('wr', '.itervalues()', 'value = wr()\nif value is not None:\n    yield wr.key, value')}    def keys(self):
        return self.data.keys()
    def iterkeys(self):
${commit}${guards.loop('k', '.iterkeys()', 'yield k')}    __iter__ = iterkeys
    def itervaluerefs(self):
${commit}${guards.loop('wr', '.itervalues()', 'yield wr')}    def itervalues(self):
${commit}${guards.loop('wr', '.itervalues()', 'obj = wr()\nif obj is not None:\n    yield obj')}    def values(self):
${commit}        L = []
        for wr in self.data.values():
            o = wr()
            if o is not None:
                L.append(o)
        return L
`;
}

function update({ version, commit }: WeakGuards): string {
  if (version >= 308)
    return `    def update(self, other=None, /, **kwargs):
${commit}        d = self.data
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, o in other.items():
                d[key] = KeyedRef(o, self._remove, key)
        for key, o in kwargs.items():
            d[key] = KeyedRef(o, self._remove, key)
`;
  return `    def update(*args, **kwargs):
        if not args:
            raise TypeError("descriptor 'update' of 'WeakValueDictionary' object needs an argument")
        self = args[0]
        args = args[1:]
        if len(args) > 1:
            raise TypeError('expected at most 1 arguments, got %d' % len(args))
        dict = args[0] if args else None
${commit}        d = self.data
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, o in dict.items():
                d[key] = KeyedRef(o, self._remove, key)
        if len(kwargs):
            self.update(kwargs)
`;
}
