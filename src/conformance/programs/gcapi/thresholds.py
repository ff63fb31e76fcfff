# set_threshold with two numbers leaves the third as it was; zero switches automatic collection off.
from __future__ import print_function
import gc
before = gc.get_threshold()
print(len(before))
gc.set_threshold(900, 7)
print(gc.get_threshold()[:2], gc.get_threshold()[2] == before[2])
gc.set_threshold(0)
print(gc.get_threshold()[0], gc.isenabled())
try:
    gc.set_threshold('many')
except TypeError:
    print('TypeError')
print(gc.get_threshold()[0])
