# __del__ of classes that extend list, tuple, dict, int, str, exceptions and others.
class L(list):
    def __del__(s): print('L', list(s))
class T(tuple):
    def __del__(s): print('T', tuple(s))
class Dd(dict):
    def __del__(s): print('D', dict(s))
class I(int):
    def __del__(s): print('I', int(s))
class S(str):
    def __del__(s): print('S', str(s))
class E(Exception):
    def __del__(s): print('E', s.args)
L([1]); T((1, 2)); Dd(a=1); I(5); S('x'); E(1)
try: raise E('raised')
except E: pass
print('end')
class Meta(type):
    def __del__(c): print('Meta del', c.__name__)
import gc
K = Meta('K', (), {})
del K
print(gc.collect() > 0, len(gc.garbage))
class F(float):
    def __del__(s): print('F', float(s))
F(1.5)
class St(set):
    def __del__(s): print('St', sorted(s))
St([1])
class Fz(frozenset):
    def __del__(s): print('Fz', sorted(s))
Fz([1])
class B(bytes):
    def __del__(s): print('B')
B(b'x')
