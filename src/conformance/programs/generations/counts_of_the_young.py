# gc.get_count() moves with the objects that are made and kept, and back with those that go.
from __future__ import print_function
import gc
gc.disable()
class C(object): pass
def f(): pass
def gen(): yield 1
def moved(label, make):
    gc.collect()
    keep = [make() for i in range(4)]
    gc.collect()
    a = gc.get_count()[0]
    keep = [make() for i in range(1000)]
    b = gc.get_count()[0]
    del keep
    c = gc.get_count()[0]
    print(label, (b - a + 50) // 100 * 100, (c - b - 50) // 100 * 100 + 100)
moved("object()", object)
moved("instance", C)
moved("int", lambda: 10 ** 20)
moved("function", lambda: (lambda: 1))
moved("generator", gen)
moved("set", lambda: set([1]))
moved("list in list", lambda: [[]])
