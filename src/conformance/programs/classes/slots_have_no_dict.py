# A class with slots gives its instances no dict: unknown names are refused.
from __future__ import print_function


class Point(object):
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return 'Point(%r, %r)' % (self.x, self.y)


p = Point(1, 2) + Point(3, 4)
print(p, p == Point(4, 6), hasattr(p, '__dict__'))
try:
    p.z = 1
except AttributeError:
    print('no z')
del p.x
print(hasattr(p, 'x'), hasattr(p, 'y'))
