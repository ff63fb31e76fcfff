# A weak reference whose own callback takes its last reference counts as collected.
import gc, weakref
gc.collect()
class Item(object):
    def __init__(self, name):
        self.me = self
        self.name = name
box = []
def forget(r):
    print('gone')
    box.pop()
def keep(r):
    print('kept')
box.append(weakref.ref(Item('a'), forget))
print(gc.collect())
box.append(weakref.ref(Item('b'), keep))
print(gc.collect())
print(len(box))
class Told(object):
    def __init__(self, name):
        self.name = name
    def __call__(self, r):
        print('told ' + self.name)
        box.pop(0)
    def __del__(self):
        print('del ' + self.name)
box[:] = [weakref.ref(Item('c'), Told('first')), weakref.ref(Item('d'), Told('second'))]
print(gc.collect())
