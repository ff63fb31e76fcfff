# Where survivors stand after collect(0), (1) and (2), and which collection finds them once they are garbage.
# python: 3.8-3.13
import gc
gc.disable()
gc.collect()
class C: pass
def where(x):
    return [g for g in range(3) if any(y is x for y in gc.get_objects(g))]
c = C(); c.me = c
print(where(c), gc.get_count()[1:])
for g in (0, 0, 1, 0, 1, 2, 2):
    print(g, gc.collect(g), where(c), gc.get_count()[1:])
for g in (0, 1, 2):
    c = C(); c.me = c
    gc.collect(g) if g else None
    del c
    print(g, [gc.collect(i) for i in (0, 1, 2)])
gc.freeze(); c = C(); c.me = c; print(where(c), gc.get_count()[1:])
gc.freeze(); print(where(c)); del c; print(gc.collect()); gc.unfreeze(); print(gc.collect(0), gc.collect(1), gc.collect())
