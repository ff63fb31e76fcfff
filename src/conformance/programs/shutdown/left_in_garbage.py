# DEBUG_UNCOLLECTABLE: what is left in gc.garbage is listed at exit, with repr().
# python: 3.6+
import gc
class D:
    def __repr__(s): print('repr'); return '<D>'
    def __del__(s): print('del D')
gc.garbage.append(D()); gc.garbage.append('x')
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print('end')
