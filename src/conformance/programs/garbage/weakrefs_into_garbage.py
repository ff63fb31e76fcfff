# Which callbacks of weak references run when their target is in a cycle, and what the weak references show meanwhile.
from __future__ import print_function
import gc, weakref
gc.disable()
log = []
class C(object): pass
def cb(name):
    def run(ref): log.append((name, ref() is None))
    return run
def case(label, build):
    gc.collect(); del log[:]
    keep = build()
    n = gc.collect()
    print(label, n > 0, log)
def outside():
    c = C(); c.me = c
    return weakref.ref(c, cb("outside"))
def inside():
    c = C(); c.me = c; c.wr = weakref.ref(c, cb("inside"))
def both():
    c = C(); d = C(); c.d = d; d.c = c; c.wr = weakref.ref(d, cb("c to d")); d.wr = weakref.ref(c, cb("d to c"))
    return [weakref.ref(c, cb("out c")), weakref.ref(d, cb("out d"))]
def older():
    c = C(); c.me = c
    refs = [weakref.ref(c, cb(str(i))) for i in range(3)]
    gc.collect()
    return refs
def hanging():
    c = C(); c.me = c; c.d = d = C()
    return weakref.ref(d, cb("hanging"))
def values():
    table = weakref.WeakValueDictionary()
    for i in range(3):
        c = C(); c.me = c; table[i] = c
    return table
for f in (outside, inside, both, older, hanging, values): case(f.__name__, f)
class D(object):
    def __del__(self): log.append(("del sees", self.wr() is None, self.other is None or self.other() is None))
del log[:]
x = D(); x.me = x; x.wr = weakref.ref(x); y = C(); x.y = y; x.other = weakref.ref(y)
out = weakref.ref(x)
del x, y
gc.collect()
print(log, out() is None)
