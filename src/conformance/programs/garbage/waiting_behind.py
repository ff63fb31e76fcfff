# What hangs behind an uncollectable ring is kept alive by it without being listed.
# python: 2.7
import gc
gc.disable()
gc.collect()


class Guard(object):
    def __del__(self):
        print 'guard leaves'


class Prisoner(object):
    pass


a, b = Guard(), Guard()
a.other, b.other = b, a
a.holds = Prisoner()
del a, b
gc.collect()
print 'listed:', sorted(type(o).__name__ for o in gc.garbage)
print 'prisoners alive:', sum(1 for o in gc.get_objects() if type(o) is Prisoner)
gc.garbage[0].other = None
del gc.garbage[:]
print 'prisoners alive:', sum(1 for o in gc.get_objects() if type(o) is Prisoner)
print 'garbage:', gc.garbage
