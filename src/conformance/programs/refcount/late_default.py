# A default argument is held by the function; it goes when the function goes.
from __future__ import print_function


class Tool(object):
    def __del__(self):
        print('tool put away')


def work(tool=Tool()):
    return tool


print(work() is work())
other = work
del work
print('one name less')
del other
print('end')
