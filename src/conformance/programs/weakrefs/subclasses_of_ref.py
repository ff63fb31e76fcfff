# Subclasses of ref: attributes, slots, arguments of their own, and cycles through them.
import weakref
class MyRef(weakref.ref):
    def __init__(self, ob, callback=None, value=42):
        self.value = value
        super(MyRef, self).__init__(ob, callback)
    def __call__(self):
        self.called = True
        return super(MyRef, self).__call__()
class C(object): pass
try:
    o = C()
    r = MyRef(o, value=24)
except TypeError as e: print(e)
o = C()
class MyRef2(weakref.ref):
    def __new__(cls, ob, callback=None, value=42):
        return weakref.ref.__new__(cls, ob, callback)
    def __init__(self, ob, callback=None, value=42):
        self.value = value
        super(MyRef2, self).__init__(ob, callback)
    def __call__(self):
        self.called = True
        return super(MyRef2, self).__call__()
r = MyRef2(o, value=24)
print(r() is o, r.called, r.value)
del o
print(r(), r.called, r.__dict__ == {'called': True, 'value': 24})
class R(weakref.ref):
    def __new__(type, ob, callback, key):
        self = weakref.ref.__new__(type, ob, callback); self.key = key; return self
try: R(C(), None, 1)
except TypeError as e: print(e)
class S(weakref.ref):
    __slots__ = ('a', 'b')
o = C(); s = S(o); s.a = 1; 
print(s.a, hasattr(s, '__dict__'), s() is o)
try: s.zz = 1
except AttributeError as e: print(e)
t = S(o)
print(s == t, hash(s) == hash(t), s is t)
class Cyc(weakref.ref): pass
m = Cyc(o); m.cycle = m; 
w = weakref.ref(m)
import gc
gc.collect()
del m
print(w() is None, gc.collect(), w() is None)
rr = Cyc(o, lambda r: 0)
print(Cyc(weakref.ref) is not None)
