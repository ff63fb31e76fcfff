# Order of finalizers of what hangs off a cycle in each kind of container.
import gc
gc.collect()
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
class P(object): pass
p = P(); p.me = p; p.d1 = D('1'); p.d2 = D('2'); p.l = [D('3'), D('4')]; p.t = (D('5'),); p.dd = {'k': D('6')}
del p
print(gc.collect() > 0)
q = D('q'); r = P(); r.me = r; r.q = q
del q, r
gc.collect()
