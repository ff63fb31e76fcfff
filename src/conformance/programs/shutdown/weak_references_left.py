# Callbacks at exit: those of 2.x run, in 3.x they are garbage themselves.
import weakref
class B(object): pass
def cb(r): print('cb', r() is None)
_b = B()
aw = weakref.ref(_b, cb)
zb = B()
yw = weakref.ref(zb, cb)
print('end')
