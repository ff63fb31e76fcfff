# sys.unraisablehook: of the program, failing, None, the original, and gone.
# python: 3.8+
import sys
def hook(u):
    print('hook', u.exc_type.__name__, u.exc_value, u.exc_traceback is not None, u.err_msg, u.object.__qualname__ if hasattr(u.object, '__qualname__') else u.object)
sys.unraisablehook = hook
class D:
    def __del__(s): raise ValueError('v')
D()
import weakref
class C: pass
c = C(); r = weakref.ref(c, lambda r: 1 / 0); del c
def bad(u): raise KeyError('bad hook')
sys.unraisablehook = bad
D()
sys.unraisablehook = None
D()
sys.unraisablehook = sys.__unraisablehook__
D()
del sys.unraisablehook
D()
