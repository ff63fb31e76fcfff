# What a generator was given and what a class holds are finalised in the order of the collector's list.
import gc
gc.collect()
gc.disable()
class Leaf(object):
    def __init__(self, name):
        self.name = name
        self.me = self
    def __del__(self):
        print('del ' + self.name)
def walk(one):
    yield one
class Owner(object):
    def __del__(self):
        print('del owner')
Owner.one = Owner()
waiting = walk(Leaf('leaf'))
gc.collect()
