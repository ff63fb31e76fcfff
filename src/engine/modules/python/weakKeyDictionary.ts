import type { WeakGuards } from './weakGuards';
import { mappingBaseName, mappingRepr, mergeOperators } from './weakMappings';

const TOLERANT = `try:
    del self.data[k]
except KeyError:
    pass
`;

/** `weakref.WeakKeyDictionary`. */
export function weakKeyDictionaryPrelude(guards: WeakGuards): string {
  const { version } = guards;
  const modern = version >= 300;
  const dirty = modern && guards.guarded;
  const marked = dirty ? '        self._dirty_len = True\n' : '';
  return `
class WeakKeyDictionary(${mappingBaseName(version)}):
    def __init__(self, dict=None):
        self.data = {}
        def remove(k, selfref=ref(self)):
            self = selfref()
            if self is not None:
${guards.removal('k', version >= 309 ? TOLERANT : 'del self.data[k]')}        self._remove = remove
${guards.fields}${dirty ? '        self._dirty_len = False\n' : ''}        if dict is not None:
            self.update(dict)
${guards.commitMethod('', 'd = self.data', 'try:\n    del d[item]\nexcept KeyError:\n    pass')}${dirty ? SCRUB : ''}    def __delitem__(self, key):
${marked}        del self.data[ref(key)]
    def __getitem__(self, key):
        return self.data[ref(key)]
${modern ? length(dirty) : ''}${mappingRepr(version, 'WeakKeyDictionary')}    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value
    def copy(self):
        new = WeakKeyDictionary()
${guards.copyLoop('key, value', '.items()', 'o = key()\nif o is not None:\n    new[o] = value')}        return new
    __copy__ = copy
    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
${guards.copyLoop('key, value', '.items()', 'o = key()\nif o is not None:\n    new[o] = deepcopy(value, memo)')}        return new
    def get(self, key, default=None):
        return self.data.get(ref(key), default)
${modern ? '' : contains('has_key', '0')}${contains('__contains__', modern ? 'False' : '0')}${modern ? modernViews(guards) : legacyViews(guards)}    def popitem(self):
${marked}        while True:
            key, value = self.data.popitem()
            o = key()
            if o is not None:
                return o, value
    def pop(self, key, *args):
${marked}        return self.data.pop(ref(key), *args)
    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)
    def update(self, dict=None${version >= 308 ? ', /' : ''}, **kwargs):
        d = self.data
        if dict is not None:
            if not hasattr(dict, "items"):
                dict = type({})(dict)
            for key, value in dict.items():
                d[ref(key, self._remove)] = value
        if len(kwargs):
            self.update(kwargs)
${mergeOperators(version)}`;
}

/** Keys that wait to be removed may have been removed by hand: then the length is counted anew. */
const SCRUB = `    def _scrub_removals(self):
        d = self.data
        self._pending_removals = [k for k in self._pending_removals if k in d]
        self._dirty_len = False
`;

function length(dirty: boolean): string {
  if (!dirty) return '    def __len__(self):\n        return len(self.data)\n';
  return `    def __len__(self):
        if self._dirty_len and self._pending_removals:
            self._scrub_removals()
        return len(self.data) - len(self._pending_removals)
`;
}

function contains(name: string, absent: string): string {
  return `    def ${name}(self, key):
        try:
            wr = ref(key)
        except TypeError:
            return ${absent}
        return wr in self.data
`;
}

function modernViews(guards: WeakGuards): string {
  return `    def items(self):
${guards.loop('wr, value', '.items()', 'key = wr()\nif key is not None:\n    yield key, value')}    def keys(self):
${guards.loop('wr', '', 'obj = wr()\nif obj is not None:\n    yield obj')}    __iter__ = keys
    def values(self):
${guards.loop('wr, value', '.items()', 'if wr() is not None:\n    yield value')}    def keyrefs(self):
        return list(self.data)
`;
}

function legacyViews(guards: WeakGuards): string {
  return `    def items(self):
        L = []
        for key, value in self.data.items():
            o = key()
            if o is not None:
                L.append((o, value))
        return L
    def iteritems(self):
${guards.loop('wr, value', '.iteritems()', 'key = wr()\nif key is not None:\n    yield key, value')}    def iterkeyrefs(self):
${guards.loop('wr', '.iterkeys()', 'yield wr')}    def iterkeys(self):
${guards.loop('wr', '.iterkeys()', 'obj = wr()\nif obj is not None:\n    yield obj')}    __iter__ = iterkeys
    def itervalues(self):
${guards.loop('value', '.itervalues()', 'yield value')}    def keyrefs(self):
        return self.data.keys()
    def keys(self):
        L = []
        for wr in self.data.keys():
            o = wr()
            if o is not None:
                L.append(o)
        return L
    def values(self):
        return self.data.values()
`;
}
