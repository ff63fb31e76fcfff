# What hangs on a garbage ring goes with it; what the ring merely points at and others hold stays.
from __future__ import print_function
import gc
gc.disable()


class Node(object):
    def __init__(self, name):
        self.name = name
        self.links = []


def names():
    return sorted(o.name for o in gc.get_objects() if type(o) is Node)


a, b, tail, shared = Node('a'), Node('b'), Node('tail'), Node('shared')
a.links.append(b)
b.links.extend([a, tail, shared])
tail.links.append(shared)
del a, b, tail
print(names())
gc.collect()
print(names())
print(shared.links)
