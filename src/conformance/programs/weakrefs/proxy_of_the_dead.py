# Everything that is done to a proxy of a dead object is a ReferenceError, but for what asks the proxy itself.
import weakref, operator
class N(object):
    def __call__(s): pass
    def __iter__(s): return iter(())
class M(object):
    pass
def t(name, f):
    try: print(name, f())
    except Exception as e: print(name, type(e).__name__, e)
for cls in (N, M):
    o = cls(); p = weakref.proxy(o); q = weakref.proxy(cls())
    del o
    t('attr', lambda: p.x); t('str', lambda: str(p)); t('len', lambda: len(p)); t('bool', lambda: bool(p)); t('call', lambda: p()); t('iter', lambda: list(p)); t('item', lambda: p[0])
    t('eq', lambda: p == 1); t('ne', lambda: p != 1); t('add', lambda: p + 1); t('radd', lambda: 1 + p); t('neg', lambda: -p); t('in', lambda: 1 in p); t('hash', lambda: hash(p)); t('isinst', lambda: isinstance(p, N))
    t('pp', lambda: p == p); t('pq', lambda: p == q); t('dir', lambda: dir(p)); t('setattr', lambda: setattr(p, 'a', 1)); t('int', lambda: int(p)); t('float', lambda: float(p)); t('next', lambda: next(p)); t('hasattr', lambda: hasattr(p, 'a')); t('fmt', lambda: '%s' % p); t('format', lambda: format(p)); t('type', lambda: type(p).__name__)
    t('iadd', lambda: operator.iadd(p, 1)); t('pow', lambda: p ** 2); t('index', lambda: [1][p]); t('eqself', lambda: p is p); t('setitem', lambda: p.__setitem__(1, 2)); t('cls', lambda: p.__class__)
