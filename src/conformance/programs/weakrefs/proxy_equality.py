# A proxy is compared by its referent; 2.x compares proxies with proxies alone.
import weakref, operator
class C(object):
    def __init__(s, n): s.n = n
    def __eq__(s, o): 
        print('eq', type(s).__name__, type(o).__name__)
        return s.n == o.n
    def __ne__(s, o): return not s.n == o.n
    def __hash__(s): return 1
a = C(1); b = C(1); p = weakref.proxy(a); q = weakref.proxy(b)
print(p == q, p == b, a == q, p != q, p == p)
class D(object): pass
d = D(); pd = weakref.proxy(d); rd = weakref.ref(d)
print(pd == d, pd == weakref.proxy(d), d == pd, pd == rd, pd is d)
print(d in [pd], pd in [d], [pd] == [d])
