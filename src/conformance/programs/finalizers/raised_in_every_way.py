# What __del__ raises, a __del__ that cannot be called, and ones that are no plain methods.
class Named(object):
    def __repr__(self): return '<%s>' % type(self).__name__


class D(Named):
    def helper(self): return 1 / 0
    def __del__(self):
        try: self.helper()
        except ZeroDivisionError: raise KeyError('second')
d = D()
d = None
class E(Named):
    def __del__(self): self.missing
E()
class F(Named):
    def __del__(self, x): pass
F()
class G(Named):
    def __del__(): pass
G()
class H(Named):
    __del__ = 5
H()
class I(Named):
    __del__ = None
I()
class J(Named):
    @staticmethod
    def __del__(): print('static')
J()
class K(Named):
    @classmethod
    def __del__(cls): print('class', cls.__name__)
K()
class L(Named):
    @property
    def __del__(self): print('prop'); return lambda: print and None
L()
class M(Named):
    __del__ = lambda self: self.q
M()
