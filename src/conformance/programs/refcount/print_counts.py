# Counting with the print statement: each list entry is one more reference.
# python: 2.7
import sys


class Thing(object):
    pass


thing = Thing()
print sys.getrefcount(thing)
things = [thing] * 5
print sys.getrefcount(thing)
del things[1:]
print sys.getrefcount(thing)
things.append(things)
print sys.getrefcount(thing), len(things), things[1] is things
