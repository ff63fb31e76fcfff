# An error in a finalizer is reported and goes no further: the statement that caused it succeeds.
# python: 3.8+
import sys


class Fragile:
    def __repr__(self):
        return '<Fragile>'

    def __del__(self):
        raise RuntimeError('broke while leaving')


sys.unraisablehook = lambda info: print('ignored:', type(info.exc_value).__name__, info.exc_value)
thing = Fragile()
thing = 'something else'
print('now', thing)
