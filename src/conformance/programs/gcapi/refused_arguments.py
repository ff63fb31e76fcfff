# What each function of gc says to arguments that it does not take.
from __future__ import print_function
import gc
def t(label, f, *a, **k):
    try:
        r = f(*a, **k)
        print(label, type(r).__name__)
    except Exception as e:
        print(label, type(e).__name__ + ":", e)
class I(object):
    def __index__(self): return 1
names = [n for n in sorted(dir(gc)) if not n.startswith('_')]
print(names)
for n in names:
    f = getattr(gc, n)
    if not callable(f): continue
    t(n + " 0", f)
    t(n + " 1int", f, 0)
    t(n + " 2int", f, 0, 1)
    t(n + " 4int", f, 0, 1, 2, 3)
    t(n + " str", f, "x")
    t(n + " none", f, None)
    t(n + " float", f, 1.0)
    t(n + " index", f, I())
    t(n + " kw", f, foo=1)
    t(n + " kw2", f, 0, foo=1)
    t(n + " kwgen", f, generation=0)
    t(n + " kwobj", f, object=0)
    if hasattr(gc, 'unfreeze'): gc.unfreeze()
    gc.set_debug(0); gc.set_threshold(700, 10, 10); gc.enable()
t("a", gc.set_threshold, 5, "x")
print(gc.get_threshold())
t("a", gc.set_threshold, 5, 6, "x")
print(gc.get_threshold())
t("a", gc.set_threshold, -1, -2, -3)
print(gc.get_threshold())
t("a", gc.set_threshold, True)
print(gc.get_threshold())
