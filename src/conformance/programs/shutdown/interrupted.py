# KeyboardInterrupt ends the program.
import sys
def f():
    raise KeyboardInterrupt
class D(object):
    def __del__(s): print('del')
d = D()
f()
