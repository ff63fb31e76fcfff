# By how much gc.get_count() moves for one call, a second one and fifty more: what free lists serve is not counted.
# python: 3.9-3.14
from __future__ import print_function
import gc
gc.disable()
def f(): pass
def g(n):
    if n: g(n-1)
def p(label, fn):
    gc.collect()
    a=gc.get_count()[0]; fn(); b=gc.get_count()[0]; fn(); c=gc.get_count()[0]
    for i in range(50): fn()
    d=gc.get_count()[0]
    print(label, b-a, c-b, d-c)
p('f', f)
p('g20', lambda: g(20))
p('len', lambda: len([]))
p('meth', lambda: [].append(1))
class C(object):
    def m(self): pass
c=C()
p('m', lambda: c.m())
p('inst', lambda: C())
p('exc', lambda: [ValueError(1) for i in range(3)] and None)
def tr():
    try: raise ValueError
    except ValueError: pass
p('try', tr)
k=[]
p('bound', lambda: k.append(c.m))
p('lam', lambda: k.append(lambda: 1))
p('dict', lambda: k.append({1:[]}))
p('dict0', lambda: k.append({}))
p('tup', lambda: k.append((k,1)))
def gen(): yield 1
p('gen', lambda: k.append(gen()))
p('genrun', lambda: list(gen()))
p('set', lambda: k.append(set()))
p('inst', lambda: k.append(C()))
def sa(): x=C(); x.a=1; k.append(x)
p('insta', sa)
p('slice', lambda: k.append(slice(1)))
p('iter', lambda: k.append(iter([])))
p('cell', lambda: k.append((lambda x: (lambda: x))(1)))
p('exc', lambda: k.append(ValueError(1)))
p('comp', lambda: [i for i in (1,2)])
p('genexp', lambda: sum(i for i in (1,2)))
p('kw', lambda: dict(a=1))
def va(*a, **k): pass
p('va', lambda: va(1, b=2))
