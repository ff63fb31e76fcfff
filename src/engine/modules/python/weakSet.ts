/** `weakref.WeakSet`. */
export const WEAK_SET = `
class WeakSet(object):
    def __init__(self, data=None):
        self.data = set()
        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.discard(item)
        self._remove = _remove
        if data is not None:
            self.update(data)
    def __iter__(self):
        for wr in list(self.data):
            o = wr()
            if o is not None:
                yield o
    def __len__(self):
        return len(self.data)
    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            return False
        return wr in self.data
    def add(self, item):
        self.data.add(ref(item, self._remove))
    def remove(self, item):
        self.data.remove(ref(item))
    def discard(self, item):
        self.data.discard(ref(item))
    def pop(self):
        while True:
            if not self.data:
                raise KeyError("pop from empty WeakSet")
            o = self.data.pop()()
            if o is not None:
                return o
    def clear(self):
        self.data.clear()
    def update(self, other):
        for item in other:
            self.add(item)
    def copy(self):
        return self.__class__(self)
    def union(self, other):
        result = self.copy()
        result.update(other)
        return result
    __or__ = union
    def intersection(self, other):
        return self.__class__([item for item in other if item in self])
    __and__ = intersection
    def difference(self, other):
        result = self.copy()
        result.difference_update(other)
        return result
    __sub__ = difference
    def symmetric_difference(self, other):
        return self.difference(other).union(self.__class__([item for item in other if item not in self]))
    __xor__ = symmetric_difference
    def difference_update(self, other):
        for item in list(other):
            self.discard(item)
    def __ior__(self, other):
        self.update(other)
        return self
    def __isub__(self, other):
        self.difference_update(other)
        return self
    def issubset(self, other):
        return all(item in other for item in self)
    __le__ = issubset
    def issuperset(self, other):
        return all(item in self for item in other)
    __ge__ = issuperset
    def isdisjoint(self, other):
        return not any(item in self for item in other)
    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set([ref(item) for item in other])
    __hash__ = None
`;
