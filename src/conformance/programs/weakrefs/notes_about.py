# A WeakKeyDictionary keeps notes about objects without keeping the objects.
from __future__ import print_function
import weakref


class Plant(object):
    pass


notes = weakref.WeakKeyDictionary()
fern, rose = Plant(), Plant()
notes[fern] = 'shade'
notes[rose] = 'sun'
print(len(notes), notes[fern])
del fern
print(len(notes), list(notes.values()))
