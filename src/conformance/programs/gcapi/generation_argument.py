# collect takes a generation and refuses what is none.
from __future__ import print_function
import gc
gc.disable()
gc.collect()


def ring():
    pair = [[], []]
    pair[0].append(pair[1])
    pair[1].append(pair[0])


ring()
print(gc.collect(0))
ring()
print(gc.collect(2))
for wrong in [-1, 3, 'old']:
    try:
        print(gc.collect(wrong))
    except ValueError as error:
        print('ValueError:', error)
    except TypeError:
        print('TypeError for', repr(wrong))
