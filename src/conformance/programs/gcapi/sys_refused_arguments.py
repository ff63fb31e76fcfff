# What the functions of sys that tell of the heap say to arguments that they do not take.
from __future__ import print_function
import sys
def t(label, f, *a, **k):
    try:
        r = f(*a, **k)
        print(label, type(r).__name__)
    except BaseException as e:
        print(label, type(e).__name__ + ":", e)
class I(object):
    def __index__(self): return 100
for n in ["getrefcount","getsizeof","exc_info","getrecursionlimit","setrecursionlimit","_getframe","is_finalizing","intern", "exit"]:
    if not hasattr(sys, n): continue
    f = getattr(sys, n)
    if n != 'exit': t(n + " 0", f)
    for a in [("x",), (1000,), (1,2,3), (1.5,), (None,), (-1,), (0,), (I(),)]:
        t(n + " " + repr(a)[:12], f, *a)
    t(n + " kw", f, foo=1)
    sys.setrecursionlimit(1000)
class S0(object):
    def __sizeof__(self): return "x"
class S1(object):
    def __sizeof__(self): return -5
class S2(object):
    def __sizeof__(self): raise ValueError("no")
class S3(object):
    def __sizeof__(self): return 100
for c in (S0,S1,S2,S3):
    t(c.__name__, sys.getsizeof, c())
    t(c.__name__, sys.getsizeof, c(), 7)
print(sys.getsizeof(S3()) - 100 in (16, 32))
print(sys.getrecursionlimit(), sys.maxsize > 0, sys.version_info[0] >= 2)
try:
    print(sys.getsizeof(S0(), 7))
except TypeError as e: print(e)
try:
    print(sys.getsizeof(S1(), 7))
except ValueError as e: print(e)
try:
    print(sys.getsizeof(S2(), default=7))
except ValueError as e: print(e)
