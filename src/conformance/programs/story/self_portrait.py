# A picture that shows itself: one object, one edge, and only the collector can take it down.
from __future__ import print_function
import gc
import sys
gc.disable()
gc.collect()


class Picture(object):
    pass


picture = Picture()
print('references:', sys.getrefcount(picture) - 1)
picture.shows = picture
print('references:', sys.getrefcount(picture) - 1)
del picture.shows
print('references:', sys.getrefcount(picture) - 1)
picture.shows = picture
del picture
print('pictures:', len([o for o in gc.get_objects() if type(o) is Picture]))
gc.collect()
print('pictures:', len([o for o in gc.get_objects() if type(o) is Picture]))
