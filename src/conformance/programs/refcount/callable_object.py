# An object that is called: its arguments stand in a tuple as long as __call__ runs.
from __future__ import print_function
import sys

count = sys.getrefcount

class Item(object):
    pass

class Counter(object):
    def __call__(self, *args, **named):
        print("called", count(self), [count(a) for a in args], [count(named[k]) for k in sorted(named)])
    def method(self, item):
        print("method", count(self), count(item))

item = Item()
counter = Counter()
counter(item)
Counter()(Item())
counter(item, key=item)
counter(*[item, Item()])
counter(**{"key": Item()})
method = counter.method
method(item)
method(Item())
Counter().method(Item())
Counter.method(counter, item)

def inside():
    counter = Counter()
    item = Item()
    counter(item)
    counter.method(item)
    return counter

print(count(inside()), count(counter))
