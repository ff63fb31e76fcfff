# A partial: what it holds, and what it joins when it is called.
from __future__ import print_function
import sys

count = sys.getrefcount

from functools import partial

class Item(object):
    pass

def told(*args, **named):
    print([count(a) for a in args], [count(named[k]) for k in sorted(named)])

item = Item()
first = partial(told, item)
print(count(item), count(first.func) > 2, count(first.args[0]), first.keywords)
first()
first(item)
first(Item())
first(x=Item())
named = partial(told, Item(), x=Item())
named()
named(Item())
named(y=Item())
named(x=Item())
bare = partial(told)
bare(item)
bare(Item(), y=item)
del first
print(count(item))
