# A necklace of ten beads is one garbage ring; opened before it is dropped it needs no collector.
from __future__ import print_function
import gc
gc.disable()


class Bead(object):
    def __init__(self):
        self.next = None


def necklace(size):
    beads = [Bead() for _ in range(size)]
    for left, right in zip(beads, beads[1:] + beads[:1]):
        left.next = right
    return beads[0]


def alive():
    return sum(1 for o in gc.get_objects() if type(o) is Bead)


ring = necklace(10)
ring = None
print('closed and dropped:', alive())
gc.collect()
print('collected:', alive())
ring = necklace(10)
ring.next = None
ring = None
print('opened and dropped:', alive())
