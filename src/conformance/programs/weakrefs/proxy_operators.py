# Each operator on a proxy is the operator on its referent; what stands on the other side is unwrapped too.
import weakref, operator
class N(object):
    def __init__(s, n): s.n = n
def mk(name):
    def op(self, *a):
        return (name,) + tuple(type(x).__name__ for x in a)
    return op
names = ['add','sub','mul','floordiv','truediv','mod','divmod','lshift','rshift','and','or','xor']
for n in names:
    setattr(N, '__%s__' % n, mk(n)); setattr(N, '__r%s__' % n, mk('r' + n)); setattr(N, '__i%s__' % n, mk('i' + n))
N.__pow__ = mk('pow'); N.__rpow__ = mk('rpow'); N.__ipow__ = mk('ipow')
for n in ('neg', 'pos', 'abs', 'invert'): setattr(N, '__%s__' % n, mk(n))
o = N(1)
p = weakref.proxy(o)
ops = [operator.add, operator.sub, operator.mul, operator.floordiv, operator.truediv, operator.mod, divmod, operator.lshift, operator.rshift, operator.and_, operator.or_, operator.xor, pow]
for f in ops:
    print(f(p, 5), f(5, p), f(p, p), f(o, p), f(p, o))
for f in (operator.neg, operator.pos, operator.abs, operator.invert): print(f(p))
for f in (operator.iadd, operator.isub, operator.imul, operator.ifloordiv, operator.itruediv, operator.imod, operator.ilshift, operator.irshift, operator.iand, operator.ior, operator.ixor, operator.ipow):
    q = p
    print(f(q, 3), f(q, o))
x = p; x += 1; print(x)
print(pow(p, 2, 3))
