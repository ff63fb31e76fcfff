# Frozen objects are out of the collector's sight until they are unfrozen.
# python: 3.7+
import gc
import weakref
gc.disable()
gc.collect()


class Ring:
    def __init__(self):
        self.me = self


watch = weakref.ref(Ring())
gc.freeze()
print('frozen now:', gc.get_freeze_count() > 0)
gc.collect()
print('alive:', watch() is not None)
gc.unfreeze()
print('frozen:', gc.get_freeze_count())
gc.collect()
print('alive:', watch() is not None)
