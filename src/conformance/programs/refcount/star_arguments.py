# Arguments that come by * and **: what holds them while the function runs.
from __future__ import print_function
import sys

count = sys.getrefcount

class Item(object):
    pass

def two(x, y):
    print("  two", count(x), count(y))

def many(*args, **named):
    print("  many", [count(arg) for arg in args], [count(named[key]) for key in sorted(named)])

kept = Item()
pair = (Item(), Item())
rest = pair[:1]
by_name = {"x": Item(), "y": Item()}
print("positional")
two(kept, kept)
two(Item(), Item())
print("by name")
two(y=kept, x=Item())
print("from a tuple, a list, a generator")
two(*pair)
two(*[Item(), Item()])
two(*(Item() for i in range(2)))
print("from a dict")
two(**by_name)
two(**{"x": Item(), "y": kept})
print("mixed")
two(Item(), *rest)
two(Item(), **{"y": Item()})
many(Item(), kept, z=Item())
many(*pair, **by_name)
many(Item(), *pair, z=kept)
