# DEBUG_SAVEALL lists the parts of the garbage: a ring of lists is its lists.
from __future__ import print_function
import gc
gc.disable()
gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
a, b = [1], [2]
a.append(b)
b.append(a)
del a, b
print('found:', gc.collect())
print('kept:', sorted(item[0] for item in gc.garbage))
print('again:', gc.collect())
gc.set_debug(0)
gc.garbage[0].pop()
del gc.garbage[:]
print('after mending:', gc.collect())
