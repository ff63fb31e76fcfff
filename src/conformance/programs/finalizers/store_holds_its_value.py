# While the old value of a name, attribute or item is finalized, the instruction still holds the new one.
import sys


class Old(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        sys.stdout.write('%s: new value held %d\n' % (self.name, sys.getrefcount(look()) - base))


class New(object):
    def __del__(self):
        sys.stdout.write('new goes\n')


class Box(object):
    pass


def look():
    if where == 'name':
        return target
    if where == 'attribute':
        return box.value
    if where == 'item':
        return items['k']
    return place[0]


box = Box()
items = {}
place = [None]
new = New()
target = new
where = 'name'
base = sys.getrefcount(look())
del target
target = Old('name')
target = new
del target
where = 'attribute'
box.value = Old('attribute')
box.value = new
del box.value
where = 'item'
items['k'] = Old('item')
items['k'] = new
del items['k']
where = 'place'
place[0] = Old('place')
place[0] = new
place[0] = None
del new


class Again(object):
    def __del__(self):
        global target
        target = self
        sys.stdout.write('took the name back\n')


target = Again()
target = New()
sys.stdout.write('%s\n' % type(target).__name__)
Again.__del__ = lambda self: None
