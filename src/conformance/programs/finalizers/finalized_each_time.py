# Only what the collector knows is marked as finalized: a bare object that comes back is finalized again.
import gc
import sys


class Bare(object):
    __slots__ = ()

    def __del__(self):
        global kept
        sys.stdout.write('del\n')
        kept = self


class Holder(object):
    def __del__(self):
        global kept
        sys.stdout.write('del holder\n')
        kept = self


for cls in (Bare, Holder):
    kept = None
    kept = cls()
    sys.stdout.write('%s %s\n' % (cls.__name__, gc.is_tracked(kept)))
    for turn in range(3):
        kept = None
        sys.stdout.write('dropped %s\n' % (kept is not None))


class Quiet(object):
    __slots__ = ()


kept = None
Bare.__del__ = lambda self: None
Holder.__del__ = lambda self: None
