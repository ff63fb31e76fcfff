# Merging weak dictionaries; weak methods; finalizers and their order at exit.
# python: 3.6+
import gc
import sys
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Node(%s)' % self.name

    def method(self):
        return self.name

    def other(self):
        return self.name


def attempt(label, call):
    try:
        print('%s: %r' % (label, call()))
    except Exception as error:
        print('%s: %s: %s' % (label, type(error).__name__, error))


a, b = Node('a'), Node('b')
v = weakref.WeakValueDictionary(a=a)
attempt('or', lambda: sorted((v | {'b': b}).items()))
attempt('ror', lambda: type({'b': b} | v).__name__)
attempt('or refused', lambda: v | 5)
k = weakref.WeakKeyDictionary({a: 1})
attempt('or', lambda: sorted((k | {b: 2}).values()))
attempt('ror', lambda: sorted(({b: 2} | k).values()))

w = weakref.WeakMethod(a.method)
same = weakref.WeakMethod(a.method)
different = weakref.WeakMethod(a.other)
print(w == same, w != same, w == different, w == 5, w != 5, hash(w) == hash(same), w()() )
print(w() == a.method, w() is w(), w is same, sys.getrefcount(a))
attempt('function', lambda: weakref.WeakMethod(attempt))
died = []
watched = weakref.WeakMethod(b.method, died.append)
print(weakref.getweakrefcount(b), len(died))
del b
print(watched() is None, died == [watched], watched == watched, watched == w)
gone = weakref.WeakMethod(Node('t').method)
print(gone(), gone == w, gone != gone)

f = weakref.finalize(a, print, 'finalized', end='!\n')
print(f.alive, f.atexit, f.peek()[1:], repr(f).split(' at ')[0], repr(f).split(';')[1].split(' at ')[0])
print(sys.getrefcount(f), sys.getrefcount(a))
detached = f.detach()
print(detached[1:], f.alive, f.peek(), f.detach(), f(), f.atexit, repr(f).split(';')[1])
del detached
g = weakref.finalize(a, lambda: 'result')
print(g(), g(), g.alive)
attempt('too few', lambda: weakref.finalize(a))
attempt('not weakrefable', lambda: weakref.finalize(5, print))
h = weakref.finalize(a, print, 'died')
del a, v, k
gc.collect()
print(h.alive)

keep = [Node(i) for i in range(4)]
for n in keep:
    weakref.finalize(n, print, 'exit', n.name)
last = weakref.finalize(n, print, 'never')
last.atexit = False
weakref.finalize(n, lambda: weakref.finalize(keep[0], print, 'made at exit'))
sys.excepthook = lambda kind, value, tb: print('hook', kind.__name__, value)
weakref.finalize(n, lambda: 1 / 0)
print('end', gc.isenabled())
weakref.finalize(n, lambda: print('gc', gc.isenabled()))
