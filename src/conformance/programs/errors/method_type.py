# types.MethodType binds any callable to any object.
import sys
import types

def show(f):
    try: sys.stdout.write('%r\n' % (f(),))
    except Exception as e: sys.stdout.write('%s: %s\n' % (type(e).__name__, e))
def g(s): return s
show(lambda: types.MethodType(g, 3)())
show(lambda: types.MethodType(g))
show(lambda: types.MethodType())
show(lambda: types.MethodType(1, 2))
show(lambda: types.MethodType(g, None))
show(lambda: types.MethodType(g, 1, 2).__self__)
show(lambda: types.MethodType(g, 1, 2, 3))
show(lambda: types.MethodType(g, self=1))
show(lambda: types.MethodType(types.MethodType(g, 1), 2).__func__.__self__)
show(lambda: types.MethodType(len, [1, 2])())
show(lambda: '[%s] [%5s] [%-5s] [%*s] [%*s] [%.0s]' % ('', '', '', 3, '', -3, 'a', 'b'))
