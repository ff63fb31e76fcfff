# get_referrers finds the containers that hold an object, and says nothing of those that do not.
from __future__ import print_function
import gc


class Target(object):
    pass


target = Target()
basket = [target]
crate = {'inside': target}
empty = []
referrers = gc.get_referrers(target)
print('basket:', any(r is basket for r in referrers))
print('crate:', any(r is crate for r in referrers))
print('globals:', any(r is globals() for r in referrers))
print('empty:', any(r is empty for r in referrers))
del basket[:]
referrers = None
print('basket:', any(r is basket for r in gc.get_referrers(target)))
