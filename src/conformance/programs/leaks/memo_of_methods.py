# lru_cache on a method holds each instance it was called on, until it is cleared.
# python: 3.6+
import functools


class Shape:
    def __init__(self, side):
        self.side = side

    @functools.lru_cache(maxsize=None)
    def area(self):
        return self.side ** 2

    def __del__(self):
        print('shape', self.side, 'gone')


shape = Shape(3)
print(shape.area(), shape.area())
shape = None
print('held by the cache:', Shape.area.cache_info().currsize)
Shape.area.cache_clear()
print('end')
