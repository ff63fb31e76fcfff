# DEBUG_COLLECTABLE reports each found object by type and address on stderr.
# python: 3.6+
import gc
gc.disable()
gc.collect()
a = []
b = (a,)
a.append(b)
del a, b
gc.set_debug(gc.DEBUG_COLLECTABLE)
print(gc.collect())
gc.set_debug(0)
print(gc.get_debug(), gc.garbage)
