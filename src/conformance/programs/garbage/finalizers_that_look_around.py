# boom, boom2: attributes looked up or deleted while cycles die (after CPython's own tests).
from __future__ import print_function
import gc
gc.disable()
class Boom(object):
    def __getattr__(self, name):
        del self.attr
        raise AttributeError
class Boom2(object):
    def __init__(self): self.x = 0
    def __getattr__(self, name):
        self.x += 1
        if self.x > 1: del self.attr
        raise AttributeError
def pair(cls):
    a = cls(); b = cls()
    a.attr = b; b.attr = a
    gc.collect()
    before = len(gc.garbage)
    del a, b
    print(cls.__name__, gc.collect(), len(gc.garbage) - before)
pair(Boom); pair(Boom2)
class Out(object):
    def __init__(self, log): self.log = log
    def __del__(self): self.log.append(gc.collect())
log = []
x = Out(log); y = Out(log); x.y = y
ring = []; ring.append(ring)
del x, y, ring
print(log)
class Again(object):
    def __del__(self): again.append(self)
again = []
a = Again(); a.me = a
del a
print(gc.collect(), len(again))
if again: del again[0].me, again[:]
print(len(again), gc.collect())
