# A value that is handed from name to name is freed when the last name lets go.
from __future__ import print_function


class Baton(object):
    def __del__(self):
        print('the baton falls')


first = Baton()
second = first
third = second
first = None
print('first let go')
second = None
print('second let go')
third = None
print('third let go')
