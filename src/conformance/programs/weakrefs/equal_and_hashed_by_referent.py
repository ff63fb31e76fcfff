# References compare and hash by their referents while these live; a hash once taken stays.
import weakref
class O(object):
    def __init__(self, arg): self.arg = arg
    def __eq__(self, other):
        if isinstance(other, O): return self.arg == other.arg
        return NotImplemented
    def __ne__(self, other):
        if isinstance(other, O): return self.arg != other.arg
        return NotImplemented
    def __hash__(self): 
        print('hash')
        return hash(self.arg)
x = O(1); y = O(1); z = O(2)
a = weakref.ref(x); b = weakref.ref(y); c = weakref.ref(z); d = weakref.ref(x, lambda r: 0)
print(a == b, a != b, a == c, a != c, a == d, a != d, a == x, a != x, a == 1)
print(hash(a) == hash(1), hash(a) == hash(1), hash(b) == hash(1))
import gc
del x, y, z
print(a == b, a != b, a == a, a == d, a == c, b == b, c == c, a != a)
print(hash(a) == hash(1))
try: hash(c)
except TypeError as e: print(e)
try: hash(d)
except TypeError as e: print(e)
class U(object):
    __hash__ = None
    def __eq__(s, o): return True
u = U()
try: hash(weakref.ref(u))
except TypeError as e: print(e)
