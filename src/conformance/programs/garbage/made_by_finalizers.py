# Each finalizer makes new cyclic garbage: one more collection for each.
# python: 3.6+
import gc
gc.collect()
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s):
        print('del', s.n)
        if s.n:
            x = D(s.n - 1); x.me = x
a = D(3); a.me = a; del a
for i in range(5): print(gc.collect())
