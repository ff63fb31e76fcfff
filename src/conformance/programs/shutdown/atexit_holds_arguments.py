# When atexit lets go of the arguments of each function.
import atexit
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
def f(*a, **k): print('f', len(a), len(k))
atexit.register(f, D('1'), D('2'), k=D('k'))
atexit.register(f, D('3'))
print('end')
