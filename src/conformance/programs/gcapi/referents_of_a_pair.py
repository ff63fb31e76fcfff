# get_referents names what an object holds, once per reference.
from __future__ import print_function
import gc


class Named(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return '<%s>' % self.name


a, b = Named('a'), Named('b')
print(gc.get_referents([a, b, a]))
print(gc.get_referents((b, a)))
print(gc.get_referents([a], [b]))
print(gc.get_referents({'only': a}) == ['only', a] or gc.get_referents({'only': a}))
print(gc.get_referents(1, 'text', 2.5))
print(gc.get_referents())
print(gc.get_referents([[]]))
