# Up to 3.10 the frame of a __del__ that runs deep inside a deallocation is put off too, and keeps its self alive.
import gc
import sys


class F(object):
    __slots__ = ('n',)

    def __init__(self, n):
        self.n = n

    def __del__(self):
        out.append(self.n)


class Bare(int):
    __slots__ = ()

    def __del__(self):
        out.append('bare %d' % int(self))


out = []
for depth in range(46, 54):
    c = None
    for i in range(depth):
        c = [c]
        if i < 4:
            c.append(F('wxyz'[i]))
    del c
    sys.stdout.write('%d %s\n' % (depth, out))
    del out[:]

for depth in range(46, 54):
    c = None
    for i in range(depth):
        c = [c]
        if i < 4:
            c.append(Bare(i))
    del c
    sys.stdout.write('%d %s\n' % (depth, out))
    del out[:]
sys.stdout.write('%s\n' % gc.is_tracked(Bare(1)))
