# A class without bases has `object` for one, in a tuple of its own.
# python: 3.6+
import gc
gc.collect()
class C: pass
print(C.__bases__, gc.is_tracked(C.__bases__))
del C
print(gc.collect())
class C(object): pass
print(C.__bases__, gc.is_tracked(C.__bases__))
del C
print(gc.collect())
C = type('C', (), {})
print(C.__bases__, gc.is_tracked(C.__bases__))
del C
print(gc.collect())
