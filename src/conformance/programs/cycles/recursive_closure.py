# A nested function that calls itself is held by its own cell.
from __future__ import print_function
import gc
gc.disable()
gc.collect()


def count_down(start):
    def step(n):
        return [n] + step(n - 1) if n else []
    return step(start)


print(count_down(3))
print(gc.collect())
print(count_down(0))
print(gc.collect())
