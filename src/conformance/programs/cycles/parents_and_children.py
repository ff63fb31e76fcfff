# Each level of a tree knows its parent: dropping the root makes all of it garbage at once.
from __future__ import print_function
import gc
gc.disable()


class Branch(object):
    def __init__(self, depth, parent=None):
        self.parent = parent
        self.children = [Branch(depth - 1, self) for _ in range(2)] if depth else []

    def size(self):
        return 1 + sum(child.size() for child in self.children)


def alive():
    return sum(1 for o in gc.get_objects() if type(o) is Branch)


root = Branch(3)
print(root.size(), alive())
leaf = root.children[0].children[1].children[0]
root = None
gc.collect()
print('a leaf keeps all:', alive())
leaf.parent.children.remove(leaf)
leaf.parent = None
gc.collect()
print('a fallen leaf keeps itself:', alive())
