# A callback that lets go of the other references does not keep their callbacks from running.
import weakref
# callback deletes other refs
class C(object): pass
refs = {}
def cb1(r):
    print('cb1')
    refs.clear()
def cb2(r):
    print('cb2')
c = C()
refs['a'] = weakref.ref(c, cb2)
b = weakref.ref(c, cb1)
del c
print('done')
