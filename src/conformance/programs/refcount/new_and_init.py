# What an instance is made of: who holds the arguments in __new__ and in __init__.
from __future__ import print_function
import sys

count = sys.getrefcount

class Item(object):
    pass

class Made(object):
    def __new__(cls, *args, **named):
        print("__new__", [count(a) for a in args], [count(named[k]) for k in sorted(named)])
        return super(Made, cls).__new__(cls)
    def __init__(self, *args, **named):
        print("__init__", count(self), [count(a) for a in args], [count(named[k]) for k in sorted(named)])

class Plain(object):
    def __init__(self, first, second=None):
        print("plain", count(self), count(first))

item = Item()
made = Made(item, Item())
print(count(made))
Made(x=item)
Made(Item(), x=Item())
Made(*[Item(), item])
Made(**{"x": Item()})
Made(*[Item()], **{"x": item})
Plain(item)
Plain(Item())
Plain(first=Item())
Plain(Item(), second=item)
print(count(item))
