# DEBUG_COLLECTABLE reports each found object by type and address on stderr.
# python: 2.7
import gc
gc.disable()
gc.collect()
a, b = {}, {}
a['b'] = b
b['a'] = a
del a, b
gc.set_debug(gc.DEBUG_COLLECTABLE | gc.DEBUG_OBJECTS)
print gc.collect()
gc.set_debug(0)
print gc.collect()
