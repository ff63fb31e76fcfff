# A stored exception keeps the frame it came from, and with it the frame's locals.
# python: 3.6+
import sys


class Cargo:
    def __del__(self):
        print('cargo released')


def ship():
    cargo = Cargo()
    raise ValueError('storm')


try:
    ship()
except ValueError as error:
    stored = error
print('stored:', stored)
print('traceback kept:', stored.__traceback__ is not None)
stored.__traceback__ = None
print('traceback dropped')
