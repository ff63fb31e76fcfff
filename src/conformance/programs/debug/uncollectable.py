# DEBUG_UNCOLLECTABLE names the objects that 2.7 found and dares not free.
# python: 2.7
import gc
gc.disable()
gc.collect()


class Stuck(object):
    def __del__(self):
        pass


stuck = Stuck()
stuck.me = stuck
del stuck
gc.set_debug(gc.DEBUG_UNCOLLECTABLE | gc.DEBUG_OBJECTS | gc.DEBUG_INSTANCES)
print gc.collect()
gc.set_debug(0)
print len(gc.garbage)
