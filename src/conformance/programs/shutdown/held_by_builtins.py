# An attribute of the builtins goes when these are put back.
import sys
builtins = sys.modules.get("builtins") or sys.modules["__builtin__"]
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
builtins.foo = D('b.foo')
g = D('g')
print('end')
