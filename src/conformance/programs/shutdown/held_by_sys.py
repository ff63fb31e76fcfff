# An attribute of sys keeps the globals of its class alive, and goes when nothing can be printed any more.
import sys
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
sys.foo = D('sys.foo')
g = D('g')
print('end')
