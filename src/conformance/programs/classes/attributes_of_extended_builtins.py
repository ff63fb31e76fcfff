# How many objects an instance with attributes is depends on what its class extends, and on the version.
import gc
from collections import OrderedDict, deque
gc.collect()
class Slot(object):
    __slots__ = ('name',)
class Plain(object): pass
class OfSlots(Slot): pass
class Items(list): pass
class Table(dict): pass
class Ordered(OrderedDict): pass
class Pair(tuple): pass
class Number(int): pass
class Real(float): pass
class Word(str): pass
class Group(set): pass
class Queue(deque): pass
class Failure(Exception): pass
class Both(Plain, list): pass
for cls in (Plain, OfSlots, Items, Table, Pair, Number, Real, Word, Group, Queue, Failure, Both):
    o = cls()
    o.me = o
    o = None
    print(cls.__name__ + ' ' + str(gc.collect()))
o = Ordered()
o.me = o
del o
print(gc.collect() > 0)
