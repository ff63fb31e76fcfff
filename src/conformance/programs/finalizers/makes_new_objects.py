# A finalizer may make objects, and these have finalizers of their own.
from __future__ import print_function


class Doll(object):
    def __init__(self, size):
        self.size = size

    def __del__(self):
        print('doll of size', self.size)
        if self.size > 1:
            Doll(self.size - 1)
            print('back in', self.size)


doll = Doll(3)
del doll
