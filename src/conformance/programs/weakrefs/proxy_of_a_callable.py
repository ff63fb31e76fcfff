# A proxy of what can be called can be called; argument errors are those of the referent.
import weakref, operator
class C(object):
    bar = None
    def __call__(self, bar): self.bar = bar
o = C(); r1 = weakref.proxy(o)
print(type(r1) is weakref.CallableProxyType)
r1('twinkies!'); print(r1.bar, o.bar)
r1(bar='Splat!'); print(o.bar)
for a in ((), (1, 2)):
    try: r1(*a)
    except TypeError as e: print(e)
o2 = lambda *a, **k: (a, k)
p = weakref.proxy(o2); print(p(1, x=2)); del o2
try: p()
except ReferenceError as e: print(e)
