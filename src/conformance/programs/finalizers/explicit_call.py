# Calling __del__ by name is an ordinary call: the real one comes later all the same.
from __future__ import print_function


class Lamp(object):
    lit = True

    def __del__(self):
        print('off' if self.lit else 'already off')
        self.lit = False


lamp = Lamp()
lamp.__del__()
print('still here:', lamp.lit)
lamp = None
print('end')
