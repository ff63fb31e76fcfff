# The methods of weak containers.
import copy
import sys
import weakref


class Node(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Node(%s)' % self.name


def attempt(label, call):
    try:
        print('%s: %r' % (label, call()))
    except Exception as error:
        print('%s: %s: %s' % (label, type(error).__name__, error))


a, b, c = Node('a'), Node('b'), Node('c')
values = weakref.WeakValueDictionary({'a': a}, b=b)
print(sorted(values.items()))
values.update([('c', c)])
values.update(d=a)
print(sorted(values.keys()), len(values))
print(values.setdefault('a', b), values.setdefault('e', b), values.get('x'), values.get('x', c))
attempt('missing', lambda: values['x'])
attempt('pop', lambda: values.pop('x'))
attempt('pop default', lambda: values.pop('x', 5))
attempt('pop', lambda: values.pop('e'))
attempt('delete', lambda: values.__delitem__('x'))
attempt('no weakref', lambda: values.__setitem__('n', 5))
print(sorted(values.copy().items()) == sorted(values.items()))
print(type(copy.copy(values)).__name__, type(copy.deepcopy(values)).__name__)
print(sys.getrefcount(a), sys.getrefcount(b))
print(values == values.copy(), values != values.copy(), values == {'a': a})
clone = values.copy()
clone.clear()
print(len(clone), len(values))
attempt('empty', clone.popitem)
print(repr(values).split(' at ')[0])

keyed = weakref.WeakKeyDictionary({a: 1})
keyed.update({b: 2})
keyed.update([(c, 3)])
print(5 in keyed, a in keyed, Node('a') in keyed)
attempt('missing', lambda: Node('q') in keyed)
attempt('not weakrefable', lambda: keyed[5])
attempt('not weakrefable', lambda: keyed.get(5, 'none'))
print(keyed.get(a), keyed.get(Node('z'), 'none'), keyed.setdefault(a, 9), keyed.pop(c), keyed.pop(c, None))
print(sorted(keyed.values()), len(keyed), sorted(str(k) for k in keyed))
print(len(keyed.copy()), len(copy.copy(keyed)), sorted(copy.deepcopy(keyed).values()))
print(repr(keyed).split(' at ')[0])
print(sys.getrefcount(a), weakref.getweakrefcount(a), weakref.getweakrefcount(c))
while keyed:
    keyed.popitem()
print(len(keyed), weakref.getweakrefcount(a))

s = weakref.WeakSet([a, b])
t = weakref.WeakSet([b, c])


def names(members):
    return sorted(m.name for m in members)


print(names(s | t), names(s & t), names(s - t), names(s ^ t))
print(s <= t, s < (s | t), (s | t) > t, s >= (s & t), s == weakref.WeakSet([b, a]), s != t, s == {a, b})
print(s.issubset([a, b, c]), s.issuperset([a]), s.isdisjoint([c]), s.isdisjoint(t))
u = s.copy()
u |= t
print(names(u))
u -= s
print(names(u))
u ^= s
print(names(u))
u &= t
print(names(u))
u.intersection_update([])
print(len(u), 5 in s, a in s, c in s)
attempt('pop', u.pop)
attempt('add', lambda: s.add(5))
attempt('hash', lambda: hash(s))
print(s.discard(a), s.discard(a), names(s))
print(sys.getrefcount(a), weakref.getweakrefcount(a), weakref.getweakrefcount(b))
