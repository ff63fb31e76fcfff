# With the collector disabled no number of containers wakes it.
from __future__ import print_function
import gc
import weakref
gc.disable()


class Ring(object):
    def __init__(self):
        self.me = self


watch = weakref.ref(Ring())
heap = [[i] for i in range(5000)]
print('alive:', watch() is not None)
gc.enable()
gc.collect()
print('alive:', watch() is not None)
