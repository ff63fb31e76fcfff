# What has grown old is not looked at by a young collection.
# python: 2.7,3.6-3.13
from __future__ import print_function
import gc
import weakref
gc.disable()


class Ring(object):
    def __init__(self):
        self.me = self


old = Ring()
watch_old = weakref.ref(old)
gc.collect()
young = Ring()
watch_young = weakref.ref(young)
del old, young
print(watch_old() is not None, watch_young() is not None)
gc.collect(0)
print(watch_old() is not None, watch_young() is not None)
gc.collect(1)
print(watch_old() is not None, watch_young() is not None)
gc.collect(2)
print(watch_old() is not None, watch_young() is not None)
