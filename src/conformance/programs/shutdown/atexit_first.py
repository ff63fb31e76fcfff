# atexit functions run newest first, and before any global is finalized.
from __future__ import print_function
import atexit


class Lamp(object):
    def __del__(self, print=print):
        print('lamp off')


def say(text):
    print('atexit:', text)


lamp = Lamp()
atexit.register(say, 'registered first')
atexit.register(say, text='registered second')
print('last statement')
