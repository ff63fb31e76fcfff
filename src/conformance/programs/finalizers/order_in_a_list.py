# A list frees its items from the end when it dies, and a tuple too; a dict from its first item.
from __future__ import print_function


class Loud(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('del', self.name)


things = [Loud(name) for name in 'abc']
things = None
print('list gone')
things = (Loud('x'), Loud('y'))
things = None
print('tuple gone')
things = {'only': Loud('z')}
things = None
print('dict gone')
