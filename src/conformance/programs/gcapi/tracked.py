# is_tracked: what may take part in a cycle is tracked, numbers and strings are not.
from __future__ import print_function
import gc


class Plain(object):
    pass


class Slotted(object):
    __slots__ = ()


def function():
    pass


things = [('int', 1), ('string', 'a'), ('none', None), ('list', []), ('set', set()), ('type', Plain),
          ('instance', Plain()), ('function', function), ('method', [].append), ('float', 1.5)]
for name, thing in things:
    print(name, gc.is_tracked(thing))
