# get_objects lists the living tracked objects: a census by type needs no more.
from __future__ import print_function
import gc


class Cat(object):
    pass


class Dog(object):
    pass


def census():
    counts = {}
    for thing in gc.get_objects():
        kind = type(thing).__name__
        counts[kind] = counts.get(kind, 0) + 1
    return counts.get('Cat', 0), counts.get('Dog', 0)


print(census())
pets = [Cat(), Dog(), Cat()]
print(census())
del pets[0]
print(census())
pets = None
print(census())
