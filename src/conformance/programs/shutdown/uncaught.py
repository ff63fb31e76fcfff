# After an uncaught error the traceback is printed and then the globals are finalized.
from __future__ import print_function


class Watch(object):
    def __del__(self, print=print):
        print('watch stopped')


def fall(height):
    if height == 0:
        raise ValueError('the ground')
    fall(height - 1)


watch = Watch()
fall(1)
