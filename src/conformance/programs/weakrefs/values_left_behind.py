# A WeakValueDictionary let go of before its values: in 3.6 its callback is part of a cycle.
import gc, weakref
gc.collect()
class Item(object):
    pass
def index(item):
    known = weakref.WeakValueDictionary()
    known['k'] = item
    return known
item = Item()
index(item)
print(gc.collect())
known = index(item)
print(len(known))
item = None
print(len(known))
known = None
print(gc.collect())
