# 3.14 gives the names that methods assign through self their places when the class is made, in sorted order.
# python: 3.6+
import gc


class M(object):
    __slots__ = ('n',)

    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del ' + self.n)

    def __repr__(self):
        return self.n


class P(object):
    def __init__(self):
        self.zeta = M('zeta')
        self.alpha = M('alpha')

    def later(self):
        self.mid = M('mid')


class Sub(P):
    def more(self):
        self.beta = M('beta')
        self.aleph = M('aleph')


for cls in (P, Sub):
    p = cls()
    if cls is Sub:
        p.more()
    p.extra = M('extra')
    p.later()
    p.aaa = M('aaa')
    print([x for x in gc.get_referents(p) if isinstance(x, M)] in ([], [p.alpha, p.mid, p.zeta, p.extra, p.aaa], [p.zeta, p.alpha, p.extra, p.mid, p.aaa]))
    print(list(p.__dict__))
    del p
    p = cls()
    p.extra = M('extra')
    del p
