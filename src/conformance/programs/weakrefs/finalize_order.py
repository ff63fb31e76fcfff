# weakref.finalize runs once: by hand, at the object's death or at exit, newest first.
# python: 3.6+
import weakref


class Resource:
    pass


a, b, c, d = Resource(), Resource(), Resource(), Resource()
fa = weakref.finalize(a, print, 'finalize a')
fb = weakref.finalize(b, print, 'finalize b')
fc = weakref.finalize(c, print, 'finalize c')
fd = weakref.finalize(d, print, 'finalize d')
fa()
print(fa.alive, fb.alive)
del b
print(fb.alive)
fa()
print('end')
