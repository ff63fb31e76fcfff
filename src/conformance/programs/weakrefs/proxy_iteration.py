# Iterating, unpacking, reversing and next() through a proxy.
# python: 3.6+
import weakref, operator
class It:
    def __iter__(s): return iter([1,2,3])
class NoIter:
    pass
class BadNext:
    def __iter__(s): return s
    def __next__(s): raise StopIteration
class GI:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
def t(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
for c in (It, NoIter, BadNext, GI):
    o = c(); p = weakref.proxy(o)
    t('list', lambda: list(p)); t('next', lambda: next(p)); t('in', lambda: 2 in p); t('rev', lambda: list(reversed(p))); t('matmul', lambda: p @ 1); t('unpack', lambda: [*p])
def g():
    try:
        yield 1; yield 2
    finally: print('fin')
x = g(); p = weakref.proxy(x); print(next(p), list(p)); del x
t('dead', lambda: next(p))
