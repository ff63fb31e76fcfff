# Numbers, strings, tuples and lists take no weak references; classes and functions do.
from __future__ import print_function
import weakref


class WithSlots(object):
    __slots__ = ('a',)


class WithWeakSlot(object):
    __slots__ = ('a', '__weakref__')


def function():
    pass


kept = WithWeakSlot()
for name, thing in [('int', 1), ('str', 'a'), ('tuple', (1,)), ('list', []), ('set', set()),
                    ('slots', WithSlots()), ('weak slot', kept), ('function', function), ('class', WithSlots)]:
    try:
        print(name, weakref.ref(thing)() is thing)
    except TypeError as error:
        print(name, 'TypeError:', error)
