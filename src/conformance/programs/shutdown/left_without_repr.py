# What is left in gc.garbage cannot be shown.
# python: 3.6+
import gc
class D:
    def __repr__(s): raise ValueError('no')
gc.garbage.append(D())
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print('end')
