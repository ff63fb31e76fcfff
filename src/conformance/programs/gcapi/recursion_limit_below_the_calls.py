# A recursion limit below the calls that are under way is refused.
from __future__ import print_function
import sys
def f(n, lim):
    if n: return f(n-1, lim)
    try:
        sys.setrecursionlimit(lim)
        sys.setrecursionlimit(1000)
        print(lim, "fine")
    except Exception as e:
        print(type(e).__name__, e)
for n, lim in [(0, 3), (10, 10), (10, 11), (10,12), (10,13), (10, 100), (150, 160), (150, 300)]:
    f(n, lim)
for lim in (0, 1, 2):
    try: sys.setrecursionlimit(lim)
    except Exception as e: print(type(e).__name__, e)
    sys.setrecursionlimit(1000)
for a in ((), (None,), ((),), ((1, 2),), (SystemExit(4),), (3,)):
    try: sys.exit(*a)
    except SystemExit as e: print(e.args, e.code)
