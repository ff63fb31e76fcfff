# A global object is finalized when the interpreter ends, after the last statement.
from __future__ import print_function


class Clerk(object):
    def __init__(self, write):
        self.write = write

    def __del__(self):
        self.write('closing time')


clerk = Clerk(print)
print('last statement')
