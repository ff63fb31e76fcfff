# Leaving a with block runs __exit__; the object itself dies with its last name.
from __future__ import print_function


class Door(object):
    def __enter__(self):
        print('open')
        return self

    def __exit__(self, kind, value, trace):
        print('shut', kind.__name__ if kind else 'quietly')
        return kind is KeyError

    def __del__(self):
        print('door removed')


with Door():
    print('inside')
print('after the first')
with Door() as door:
    raise KeyError('lost')
print('after the second')
del door
print('end')
