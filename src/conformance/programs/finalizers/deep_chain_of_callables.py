# Closures, defaults, methods and partial objects hold by containers.
import sys

out = []


class Mark(int):
    __slots__ = ()

    def __del__(self):
        out.append(int(self))


def runs(numbers):
    parts = []
    i = 0
    while i < len(numbers):
        j = i
        step = 0
        while j + 1 < len(numbers):
            d = numbers[j + 1] - numbers[j]
            if d not in (1, -1) or (step and d != step):
                break
            step = d
            j += 1
        parts.append(str(numbers[i]) if i == j else '%d..%d' % (numbers[i], numbers[j]))
        i = j + 1
    return ' '.join(parts)


def tell(name, make, depth):
    chain = None
    for i in range(depth):
        mark = Mark(i)
        chain = make(chain, mark)
        mark = None
    del chain
    at_once = len(out)
    container = [[]]
    del container
    sys.stdout.write('%s %d: %s | %s\n' % (name, depth, runs(out[:at_once]), runs(out[at_once:])))
    del out[:]


import functools
import types


def closure(nxt, mark):
    def inner():
        return nxt, mark
    return inner


def defaults(nxt, mark):
    def inner(a=nxt, b=mark):
        pass
    return inner


for depth in (50, 51, 130):
    tell('closure', closure, depth)
    tell('defaults', defaults, depth)
    tell('partial', lambda n, m: functools.partial(max, n, m), depth)
    tell('bound method', lambda n, m: types.MethodType(lambda self: None, (m, n)), depth)
    tell('built-in method', lambda n, m: [m, n].append, depth)
    tell('staticmethod', lambda n, m: staticmethod((m, n)), depth)
