# DEBUG_SAVEALL keeps what would be freed: numbers, finalizers and weak references of it.
# python: 3.6+
import gc, weakref
gc.disable()
gc.collect()
class C:
    def __del__(self): print("del", self.n)
def ring(n):
    c = C(); c.n = n; c.me = c
    return weakref.ref(c)
gc.set_debug(gc.DEBUG_SAVEALL)
r = ring(1)
n = gc.collect(); print(n == len(gc.garbage), r() is None)
print([type(x).__name__ for x in gc.garbage][:1], gc.garbage[0].n)
r = ring(2)
print(gc.collect() == n, len(gc.garbage) == 2 * n)
gc.set_debug(0)
print(gc.collect(), len(gc.garbage) == 2 * n)
gc.garbage.clear()
print(gc.collect() == 2 * n, gc.garbage)
