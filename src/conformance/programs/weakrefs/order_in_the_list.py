# getweakrefs: the shared reference first, the shared proxy next, the others newest first.
import weakref
class C(object):
    def m(self): pass
o = C()
r1 = weakref.ref(o); r2 = weakref.ref(o)
print(r1 is r2)
p = weakref.proxy(o); 
print(weakref.getweakrefcount(o))
p2 = weakref.proxy(o); print(p is p2)
print(weakref.ref(o, None) is r1, weakref.proxy(o, None) is p)
del p, p2
print(weakref.getweakrefcount(o))
del r1, r2
print(weakref.getweakrefcount(o), weakref.getweakrefs(o))
class Sub(weakref.ref): pass
a = Sub(o); b = Sub(o)
print(a is b, a == b, weakref.getweakrefcount(o))
c = weakref.ref(o)
print([x is y for x, y in zip(weakref.getweakrefs(o), (c, b, a))])
d = weakref.proxy(o)
print([x is y for x, y in zip(weakref.getweakrefs(o), (c, d, b, a))])
print([type(x).__name__ for x in weakref.getweakrefs(o)])
