# gc.garbage is an ordinary list: a program may put things in it and take them out.
from __future__ import print_function
import gc


class Thing(object):
    def __del__(self):
        print('thing freed')


print(type(gc.garbage).__name__, len(gc.garbage))
gc.garbage.append(Thing())
print(len(gc.garbage))
gc.garbage.pop()
print(len(gc.garbage))
