# An error climbs through else, finally and return; the finally blocks run inside out.
from __future__ import print_function


def step(n):
    try:
        if n == 2:
            raise LookupError('two')
        value = 10 // n
    except ZeroDivisionError:
        return 'zero'
    else:
        return value
    finally:
        print('finally', n)


for n in [5, 0, 2]:
    try:
        print(step(n))
    except LookupError as error:
        print('caught', type(error).__name__, error.args)


def patient():
    for n in [1, 2, 3]:
        try:
            if n == 3:
                return n
            raise ValueError(n)
        except ValueError:
            continue
        finally:
            print('round', n)


print(patient())
