# The finalizer of an object whose __init__ failed meets it half built.
from __future__ import print_function


class Boat(object):
    def __init__(self, planks):
        self.name = 'Dory'
        if planks < 3:
            raise ValueError('not enough planks')
        self.planks = planks

    def __del__(self):
        print(self.name, 'sinks with planks:', hasattr(self, 'planks'))


try:
    Boat(1)
except ValueError as error:
    print('error:', error)
boat = Boat(3)
del boat
