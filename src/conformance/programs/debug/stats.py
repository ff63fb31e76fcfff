# DEBUG_STATS tells of each collection on stderr: its generation and what it found.
from __future__ import print_function
import gc
gc.disable()
gc.collect()
ring = []
ring.append(ring)
ring = None
gc.set_debug(gc.DEBUG_STATS)
found = gc.collect()
gc.set_debug(0)
print(found)
