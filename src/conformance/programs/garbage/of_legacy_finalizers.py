# 2.x: cycles with __del__ wait in gc.garbage until a program breaks them.
# python: 2.7
import gc
gc.collect()
class A(object):
    def __init__(s, n): s.n = n
    def __del__(s): print 'del', s.n
a = A('a'); a.me = a; del a
print gc.collect(), len(gc.garbage), gc.garbage[0].n
gc.garbage[0].me = None
del gc.garbage[:]
b = A('b'); c = A('c'); b.o = c; c.o = b; b.l = [1]; del b, c
print gc.collect(), [x.n for x in gc.garbage]
gc.garbage[0].o = None
del gc.garbage[:]
print gc.collect()
d = A('d'); d.me = d; d.hang = A('hang'); del d
print gc.collect(), [x.n for x in gc.garbage]
