# A returned object survives its frame; the other locals die with the frame in the order of their names' slots.
from __future__ import print_function


class Part(object):
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print('-', self.label)


def build():
    frame = Part('frame')
    wheel = Part('wheel')
    bell = Part('bell')
    print('built')
    return wheel


kept = build()
print('kept', kept.label)
build()
print('second one not kept')
