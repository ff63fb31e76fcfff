# Decorators apply from the inside out; keyword and star arguments pass through.
from __future__ import print_function
import functools


def trace(label):
    def wrap(function):
        @functools.wraps(function)
        def inner(*args, **kwargs):
            print(label, args, sorted(kwargs.items()))
            return function(*args, **kwargs)
        return inner
    return wrap


@trace('outer')
@trace('inner')
def join(a, b='-', *rest, **options):
    return str(a) + b + ''.join(map(str, rest)) + options.get('end', '')


print(join(1))
print(join(1, '+', 2, 3, end='!'))
print(join(*[1, '/'], **{'end': '?'}))
print(join.__name__)
