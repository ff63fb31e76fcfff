# Lists that contain themselves, directly and by way of another, print and are collected.
from __future__ import print_function
import gc
gc.disable()
gc.collect()
one = []
one.append(one)
print(one)
left, right = ['left'], ['right']
left.append(right)
right.append(left)
print(left)
print(right)
del one
print(gc.collect())
del left
print(gc.collect())
del right
print(gc.collect())
