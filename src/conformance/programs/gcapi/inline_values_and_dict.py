# What an instance that keeps its values inline and its __dict__ are to the collector.
# python: 3.11+
import gc
class C: pass
class V: pass
def names(xs): return [type(x).__name__ for x in xs]
def run(label, op):
    a = C(); a.me = a; a.v = V(); a.n = 1
    keep = op(a)
    d = None
    print(label, names(gc.get_referents(a)), names(r for r in gc.get_referrers(a.v)), end=' ')
    if keep is not None:
        print('keep', gc.is_tracked(keep), names(gc.get_referents(keep)), end=' ')
    del a
    n1 = gc.collect()
    if type(keep) is dict:
        print(sorted(keep), gc.is_tracked(keep), names(gc.get_referents(keep)), names(gc.get_referrers(keep['v'])) if 'v' in keep else '', end=' ')
        if 'me' in keep:
            print(names(gc.get_referents(keep['me'])), end=' ')
    keep = None
    print(n1, gc.collect())
def delz(a): a.z = 1; del a.z
def delv2(a): a.w=V(); del a.w
def delfirst(a): del a.n
def setd(a): a.__dict__['z'] = 1
def setd2(a): a.__dict__['n'] = 2
def setdself(a): a.__dict__['n'] = a
def upd(a): a.__dict__.update(q=1)
def setafter(a): a.__dict__; a.newattr = 1
def delafter(a): a.__dict__; del a.n
def delitem(a): del a.__dict__['n']
def popitem(a): a.__dict__.popitem()
def pop(a): a.__dict__.pop('n')
def setdefault(a): a.__dict__.setdefault('k9', 4)
def intkey(a): a.__dict__[5] = 1
def copy(a): return a.__dict__.copy()
def repl(a): a.__dict__ = {'me': a, 'v': a.v}
def repl2(a): a.__dict__ = a.__dict__
def many(a):
    for i in range(40): setattr(a, 'x%d' % i, i)
def clear(a):
    v = a.v
    a.__dict__.clear(); a.v = v; a.me = a
def items(a): return a.__dict__.items()
for f in (lambda a: None, lambda a: a.__dict__, lambda a: (a.__dict__, None)[1], vars, lambda a: dir(a) and None, delz, delv2, delfirst, setd, setd2, setdself, upd, setafter, delafter, delitem, popitem, pop, setdefault, intkey, copy, repl, repl2, clear, many, lambda a: iter(a.__dict__), items):
    gc.collect()
    class C: pass
    run(f.__name__, f)
class D: pass
x = D(); x.a = 1
d = x.__dict__
print(gc.is_tracked(d)); x.l = []; print(gc.is_tracked(d)); d['m'] = []; print(gc.is_tracked(d))
del x; print(d, gc.is_tracked(d))
x = D(); d = x.__dict__; print(gc.is_tracked(d)); x.l = []; print(gc.is_tracked(d), d); del x; print(gc.is_tracked(d), d)
import sys
x = D(); x.l = []; y = x.l; print(sys.getrefcount(y)); d = x.__dict__; print(sys.getrefcount(y), sys.getrefcount(d)); del x; print(sys.getrefcount(y), sys.getrefcount(d)); del d;  print(sys.getrefcount(y))
