# A module of the program in sys.modules: when its contents go.
import sys, types
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
m = types.ModuleType('mymod')
m.a = D('m.a'); m._b = D('m._b')
sys.modules['mymod'] = m
del m
g = D('g')
print('end')
