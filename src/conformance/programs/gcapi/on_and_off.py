# enable, disable and isenabled: collecting by hand works either way.
from __future__ import print_function
import gc


def ring():
    one = []
    one.append(one)


print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.collect()
ring()
print(gc.collect(), gc.isenabled())
print(gc.enable(), gc.isenabled())
print(gc.disable(), gc.isenabled())
