# Finalizers break the cycle that the collector has found.
# python: 3.6+
import gc
gc.collect()
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s):
        print('del', s.n)
        s.other = None
a = D('a'); b = D('b'); c = D('c'); a.other = b; b.other = c; c.other = a
del a, b, c
print(gc.collect())
