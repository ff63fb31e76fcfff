# sys.exit unwinds, runs finally blocks and sets the status; globals are finalized as always.
from __future__ import print_function
import sys


class Watch(object):
    def __del__(self, print=print):
        print('watch stopped')


watch = Watch()
try:
    sys.exit(3)
finally:
    print('finally')
