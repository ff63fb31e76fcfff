# Default values are a tuple of the function's own in 2.7, and a constant of the code around it in 3.x.
import gc
gc.collect()
def make():
    def f(x=1, y=None): pass
    f.me = f
    return f
def method_with_default():
    class Thing(object):
        def walk(self, x=None): pass
print(gc.is_tracked(make().__defaults__))
print(gc.collect())
make()
print(gc.collect())
method_with_default()
print(gc.collect())
print(make().__defaults__ is make().__defaults__)
