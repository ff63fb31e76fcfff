# On a plain death the finalizer speaks before the weak reference's callback.
from __future__ import print_function
import weakref


class Star(object):
    def __del__(self):
        print('finalizer; weak reference gives', type(watch()).__name__)


star = Star()
watch = weakref.ref(star, lambda ref: print('callback'))
star = None
print('end')
