# A weak reference gives the object while it lives and None after; its callback runs in between.
from __future__ import print_function
import weakref


class Page(object):
    pass


def gone(ref):
    print('callback:', ref is watch, ref())


page = Page()
watch = weakref.ref(page, gone)
print(watch() is page, weakref.getweakrefcount(page))
other = page
del page
print('still there:', watch() is other)
del other
print('now:', watch())
