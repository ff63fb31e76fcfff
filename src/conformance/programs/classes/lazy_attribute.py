# A descriptor without __set__ gives way to the instance; __getattr__ is asked last.
from __future__ import print_function


class Lazy(object):
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Circle(object):
    def __init__(self, radius):
        self.radius = radius

    @Lazy
    def diameter(self):
        print('computing')
        return self.radius * 2

    def __getattr__(self, name):
        return 'no ' + name


circle = Circle(4)
print(circle.diameter, circle.diameter)
print(circle.colour)
del circle.diameter
print(circle.diameter)
print(type(Circle.diameter).__name__)
