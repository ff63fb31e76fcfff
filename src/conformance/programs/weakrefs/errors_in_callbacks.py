# What a callback raises is told, and the program goes on; an exception being handled stays what it was.
import weakref, sys
class C(object): pass
class E(Exception): pass
def cb(r): raise E('in callback')
class Obj(object):
    def __call__(s, r): 1/0
    def __repr__(s): return '<OBJ>'
o = C(); r = weakref.ref(o, cb)
print('a')
del o
print('b')
o = C(); r = weakref.ref(o, Obj()); r2 = weakref.proxy(o, cb)
del o
print('c')
o = C(); r = weakref.ref(o, len); 
del o
o = C(); r = weakref.ref(o, 5)
del o
def f():
    x = C()
    return weakref.ref(x, lambda r: r.foo)
z = f()
try:
    try: raise KeyError(1)
    finally:
        o = C(); r = weakref.ref(o, cb); del o
except KeyError as e: print('KE', e)
print('end')
