# The item that a key function gets: how many hold it, by the function that calls it.
from __future__ import print_function
import sys

count = sys.getrefcount

from functools import reduce

class Item(object):
    pass

def key(item):
    print("  key", count(item))
    return 0

def fold(a, b):
    print("  fold", count(a), count(b))
    return a

items = [Item(), Item()]
print("sorted"); sorted(items, key=key)
print("sort"); items.sort(key=key)
print("max"); max(items, key=key)
print("min of arguments"); min(Item(), Item(), key=key)
print("map"); list(map(key, items))
print("map of a generator"); list(map(key, (Item() for i in range(2))))
print("filter"); list(filter(key, items))
print("any"); any(key(item) for item in items)
print("reduce"); reduce(fold, items)
print("reduce from a generator"); reduce(fold, (Item() for i in range(3)))
print("reduce with a start"); reduce(fold, items, Item())
print([count(item) for item in items])
