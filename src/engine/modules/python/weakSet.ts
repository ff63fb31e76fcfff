import type { WeakGuards } from './weakGuards';

/** `weakref.WeakSet`. */
export function weakSetPrelude(guards: WeakGuards): string {
  const { version, commit } = guards;
  const refs = version >= 307 ? 'map(ref, other)' : 'ref(item) for item in other';
  const cause = version >= 307 ? ' from None' : '';
  return `
class WeakSet(object):
    __module__ = '_weakrefset'
    def __init__(self, data=None):
        self.data = set()
        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is not None:
${guards.removal('item', 'self.data.discard(item)')}        self._remove = _remove
${guards.fields}        if data is not None:
            self.update(data)
${guards.commitMethod('', 'discard = self.data.discard', 'discard(item)')}    def __iter__(self):
${guards.loop('itemref', '', 'item = itemref()\nif item is not None:\n    yield item')}    def __len__(self):
        return len(self.data)${guards.guarded ? ' - len(self._pending_removals)' : ''}
    def __contains__(self, item):
        try:
            wr = ref(item)
        except TypeError:
            return False
        return wr in self.data
    def __reduce__(self):
        return ${version >= 311 ? 'self.__class__, (list(self),), self.__getstate__()' : "(self.__class__, (list(self),), getattr(self, '__dict__', None))"}
    def add(self, item):
${commit}        self.data.add(ref(item, self._remove))
    def clear(self):
${commit}        self.data.clear()
    def copy(self):
        return self.__class__(self)
    def pop(self):
${commit}        while True:
            try:
                itemref = self.data.pop()
            except KeyError:
                raise KeyError('pop from empty WeakSet')${cause}
            item = itemref()
            if item is not None:
                return item
    def remove(self, item):
${commit}        self.data.remove(ref(item))
    def discard(self, item):
${commit}        self.data.discard(ref(item))
    def update(self, other):
${commit}        for element in other:
            self.add(element)
    def __ior__(self, other):
        self.update(other)
        return self
    def difference(self, other):
        newset = self.copy()
        newset.difference_update(other)
        return newset
    __sub__ = difference
    def difference_update(self, other):
        self.__isub__(other)
    def __isub__(self, other):
${commit}        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self
    def intersection(self, other):
        return self.__class__(item for item in other if item in self)
    __and__ = intersection
    def intersection_update(self, other):
        self.__iand__(other)
    def __iand__(self, other):
${commit}        self.data.intersection_update(ref(item) for item in other)
        return self
    def issubset(self, other):
        return self.data.issubset(ref(item) for item in other)
    __le__ = issubset
    def __lt__(self, other):
        return self.data < set(${refs})
    def issuperset(self, other):
        return self.data.issuperset(ref(item) for item in other)
    __ge__ = issuperset
    def __gt__(self, other):
        return self.data > set(${refs})
    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(${refs})
${version < 300 ? LEGACY : ''}    def symmetric_difference(self, other):
        newset = self.copy()
        newset.symmetric_difference_update(other)
        return newset
    __xor__ = symmetric_difference
    def symmetric_difference_update(self, other):
        self.__ixor__(other)
    def __ixor__(self, other):
${commit}        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self
    def union(self, other):
        return self.__class__(e for s in (self, other) for e in s)
    __or__ = union
    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0
${version >= 308 ? REPR : ''}`;
}

const LEGACY = `    __hash__ = None
    def __ne__(self, other):
        opposite = self.__eq__(other)
        if opposite is NotImplemented:
            return NotImplemented
        return not opposite
`;

const REPR = `    def __repr__(self):
        return repr(self.data)
`;
