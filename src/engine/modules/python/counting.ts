/** `collections.Counter`. */
export function counterPrelude(version: number): string {
  const signature = `self, iterable=None, ${version >= 308 ? '/, ' : ''}**kwds`;
  const order = `sorted(self.${version < 300 ? 'iteritems' : 'items'}(), key=lambda pair: pair[1], reverse=True)`;
  return `
class Counter(dict):
    def __init__(${signature}):
        super(Counter, self).__init__()
        self.update(iterable, **kwds)
    def __missing__(self, key):
        return 0
    def most_common(self, n=None):
        pairs = ${order}
        return pairs if n is None else pairs[:n]
    def elements(self):
        for elem in list(self):
            for _ in range(self[elem]):
                yield elem
${version >= 310 ? '    def total(self):\n        return sum(self.values())\n' : ''}    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')
    def update(${signature}):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                if self:
                    for elem, count in list(iterable.items()):
                        self[elem] = count + self.get(elem, 0)
                else:
                    super(Counter, self).update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)
    def subtract(${signature}):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                for elem, count in list(iterable.items()):
                    self[elem] = self.get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = self.get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)
    def copy(self):
        return self.__class__(self)
    def __delitem__(self, elem):
        if elem in self:
            super(Counter, self).__delitem__(elem)
    def __repr__(self):
        if not self:
            return self.__class__.__name__ + '()'
        return '%s({%s})' % (self.__class__.__name__, ', '.join(['%r: %r' % pair for pair in self.most_common()]))
    def _combined(self, other, elems, count):
        result = Counter()
        for elem in elems:
            total = count(self[elem], other[elem])
            if total > 0:
                result[elem] = total
        return result
    def _all(self, other):
        return list(self) + [elem for elem in other if elem not in self]
    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, self._all(other), lambda a, b: a + b)
    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, self._all(other), lambda a, b: a - b)
    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, self._all(other), max)
    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, list(self), min)
`;
}

/** `collections.ChainMap`: several mappings seen as one; only the first is written to. */
export const CHAIN_MAP = `
class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __missing__(self, key):
        raise KeyError(key)
    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)
    def get(self, key, default=None):
        return self[key] if key in self else default
    def __len__(self):
        return len(set().union(*self.maps))
    def __iter__(self):
        d = {}
        for mapping in reversed(self.maps):
            for key in mapping:
                d[key] = None
        return iter(d)
    def __contains__(self, key):
        return any(key in m for m in self.maps)
    def __bool__(self):
        return any(self.maps)
    def __repr__(self):
        return f'{self.__class__.__name__}({", ".join(map(repr, self.maps))})'
    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if hasattr(other, 'items') else other)
    __hash__ = None
    def keys(self):
        return list(self)
    def values(self):
        return [self[key] for key in self]
    def items(self):
        return [(key, self[key]) for key in self]
    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])
    __copy__ = copy
    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return self.__class__(m, *self.maps)
    @property
    def parents(self):
        return self.__class__(*self.maps[1:])
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError('No keys found in the first mapping.')
    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f'Key not found in the first mapping: {key!r}')
    def clear(self):
        self.maps[0].clear()
`;
