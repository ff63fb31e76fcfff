# A closure's cell holds the object after the outer call is over; dropping the closure drops it.
from __future__ import print_function


class Secret(object):
    def __del__(self):
        print('secret forgotten')


def lock(secret):
    def is_it(other):
        return other is secret
    return is_it


check = lock(Secret())
print('a guess:', check(Secret()))
print('cells:', len(check.__closure__))
check = None
print('end')
