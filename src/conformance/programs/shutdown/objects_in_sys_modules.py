# Objects that are no modules in sys.modules.
import sys
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
sys.modules['zz'] = D('in sys.modules')
sys.modules['zy'] = D('in sys.modules 2')
g = D('g')
print('end')
