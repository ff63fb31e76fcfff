# sys.is_finalizing: not yet in atexit, but from the first collection on.
# python: 3.6+
import sys
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n, sys.is_finalizing() if sys else None)
g = D('g')
import atexit
atexit.register(lambda: print('atexit', sys.is_finalizing()))
c = D('c'); c.me = c; del c
print('end', sys.is_finalizing())
