# The weak reference that a callback gets: who else holds it.
from __future__ import print_function
import sys
import weakref

class Item(object):
    pass

def gone(ref):
    print("gone", sys.getrefcount(ref), ref() is None)

item = Item()
one = weakref.ref(item, gone)
del item
item = Item()
one = weakref.ref(item, gone)
two = weakref.ref(item, gone)
del item
print(sys.getrefcount(one), sys.getrefcount(two), one() is two())
