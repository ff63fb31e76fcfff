# A class is in cycles with its own parts: without the collector it would never go.
from __future__ import print_function
import gc
import weakref
gc.disable()


def make():
    class Local(object):
        pass
    return Local


watch = weakref.ref(make())
print('alive after the call:', watch() is not None)
gc.collect()
print('alive after collecting:', watch() is not None)
kept = make()
watch = weakref.ref(kept)
instance = kept()
del kept
gc.collect()
print('an instance keeps its class:', watch() is not None)
del instance
gc.collect()
print('without one:', watch() is not None)
