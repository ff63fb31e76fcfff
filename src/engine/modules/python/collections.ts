import { CHAIN_MAP, counterPrelude } from './counting';
import { namedTuplePrelude } from './namedTuple';

/** The parts of collections that are Python code. */
export function collectionsPrelude(version: number): string {
  const parts: string[] = [];
  if (version >= 207 && version < 300) parts.push(ORDERED_DICT);
  parts.push(namedTuplePrelude(version));
  if (version >= 207) parts.push(counterPrelude(version));
  if (version >= 303) parts.push(CHAIN_MAP);
  return parts.join('');
}

/**
 * 2.7: the order is a ring of `[previous, next, key]` lists, so that an ordered dict is always part of a cycle
 * (root and ring); `__map` finds a key's list.
 */
const ORDERED_DICT = `
class OrderedDict(dict):
    def __init__(*args, **kwds):
        self = args[0]
        args = args[1:]
        if len(args) > 1:
            raise TypeError('expected at most 1 arguments, got %d' % len(args))
        try:
            self.__root
        except AttributeError:
            self.__root = root = []
            root[:] = [root, root, None]
            self.__map = {}
        self.__update(*args, **kwds)
    def __setitem__(self, key, value, dict_setitem=dict.__setitem__):
        if key not in self:
            root = self.__root
            last = root[0]
            last[1] = root[0] = self.__map[key] = [last, root, key]
        return dict_setitem(self, key, value)
    def __delitem__(self, key, dict_delitem=dict.__delitem__):
        dict_delitem(self, key)
        before, after, _ = self.__map.pop(key)
        before[1] = after
        after[0] = before
    def __iter__(self):
        root = self.__root
        here = root[1]
        while here is not root:
            yield here[2]
            here = here[1]
    def __reversed__(self):
        root = self.__root
        here = root[0]
        while here is not root:
            yield here[2]
            here = here[0]
    def clear(self):
        for node in self.__map.itervalues():
            del node[:]
        root = self.__root
        root[:] = [root, root, None]
        self.__map.clear()
        dict.clear(self)
    def keys(self):
        return list(self)
    def values(self):
        return [self[key] for key in self]
    def items(self):
        return [(key, self[key]) for key in self]
    def iterkeys(self):
        return iter(self)
    def itervalues(self):
        for k in self:
            yield self[k]
    def iteritems(self):
        for k in self:
            yield (k, self[k])
    def update(self, other=(), **kwds):
        if isinstance(other, dict):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, 'keys'):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value
    __update = update
    __marker = object()
    def pop(self, key, default=__marker):
        if key in self:
            result = self[key]
            del self[key]
            return result
        if default is self.__marker:
            raise KeyError(key)
        return default
    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default
    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        value = self.pop(key)
        return key, value
    def __repr__(self, _running={}):
        call = id(self)
        if call in _running:
            return '...'
        _running[call] = 1
        try:
            if not self:
                return '%s()' % (self.__class__.__name__,)
            return '%s(%r)' % (self.__class__.__name__, self.items())
        finally:
            del _running[call]
    def copy(self):
        return self.__class__(self)
    @classmethod
    def fromkeys(cls, iterable, value=None):
        self = cls()
        for key in iterable:
            self[key] = value
        return self
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and self.items() == other.items()
        return dict.__eq__(self, other)
    def __ne__(self, other):
        return not self == other
`;
