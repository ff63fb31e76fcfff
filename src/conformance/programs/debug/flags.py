# The debug flags are bits; DEBUG_LEAK is made of others.
from __future__ import print_function
import gc
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(bool(gc.DEBUG_LEAK & gc.DEBUG_SAVEALL), bool(gc.DEBUG_LEAK & gc.DEBUG_STATS))
gc.set_debug(gc.DEBUG_SAVEALL | gc.DEBUG_UNCOLLECTABLE)
print(gc.get_debug())
gc.set_debug(0)
print(gc.get_debug())
try:
    gc.set_debug('loud')
except TypeError:
    print('TypeError')
