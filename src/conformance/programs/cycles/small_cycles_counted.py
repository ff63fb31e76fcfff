# What gc.collect() counts for the smallest cycle of each kind (after CPython's own tests).
from __future__ import print_function
import gc
gc.disable()
def count(label, make):
    gc.collect()
    make()
    print(label, gc.collect())
def a_list():
    l = []; l.append(l)
def a_dict():
    d = {}; d[1] = d
def a_tuple():
    l = []; t = (l,); l.append(t)
def a_class():
    class A:
        pass
    A.a = A
def a_new_class():
    class A(object):
        pass
def an_instance():
    class A:
        pass
    a = A(); a.a = a
def a_new_instance():
    class A(list):
        pass
    a = A(); a.a = a
def a_method():
    class A:
        def __init__(self):
            self.init = self.__init__
    A()
def a_function():
    d = {"__name__": "m"}
    def f(): pass
    f.d = d; d["f"] = f
def a_generator():
    def g():
        me = yield
        yield me
    it = g(); next(it); it.send(it)
def an_exception():
    try:
        raise ValueError(1)
    except ValueError as e:
        err = e
def a_partial():
    import functools
    l = []; l.append(functools.partial(len, l))
def a_set():
    class A(object): pass
    a = A(); a.s = set([a])
def a_deque():
    import collections
    d = collections.deque(); d.append(d)
def a_property():
    class A(object):
        @property
        def p(self): return A
def a_slot():
    class A(object):
        __slots__ = ("x",)
    a = A(); a.x = a
import functools, collections
for f in (a_list, a_dict, a_tuple, a_class, a_new_class, an_instance, a_new_instance, a_method, a_function,
          an_exception, a_partial, a_set, a_deque, a_property, a_slot, a_generator):
    count(f.__name__, f)
