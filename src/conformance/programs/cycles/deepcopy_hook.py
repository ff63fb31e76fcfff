# copy and deepcopy ask the object itself: who holds it meanwhile.
from __future__ import print_function
import sys

count = sys.getrefcount

import copy

class Node(object):
    def __init__(self, name):
        self.name = name
        self.me = self
    def __copy__(self):
        print("copy", count(self))
        return Node(self.name + " copied")
    def __deepcopy__(self, memo):
        print("deepcopy", count(self), len(memo) >= 0)
        other = Node(self.name + " deep")
        memo[id(self)] = other
        return other

node = Node("node")
print(count(node))
second = copy.copy(node)
print(second.name, count(second), count(node))
third = copy.deepcopy([node, node])
print(third[0].name, third[0] is third[1], count(third[0]), count(node))
