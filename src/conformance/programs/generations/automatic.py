# Enough new containers wake the collector by itself.
# python: 2.7,3.6-3.13
from __future__ import print_function
import gc
import weakref
gc.collect()
gc.set_threshold(100, 10, 10)


class Ring(object):
    def __init__(self):
        self.me = self


watch = weakref.ref(Ring())
print('alive at once:', watch() is not None)
heap = []
for i in range(5000):
    heap.append([i])
print('alive after 5000 lists:', watch() is not None)
