# A subclass of a container: one level or two.
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


import collections


class L(list):
    pass


class T(tuple):
    __slots__ = ()


class D(dict):
    pass


class E(Exception):
    pass


def ordered(n, m):
    d = collections.OrderedDict()
    d['n'] = n
    d['m'] = m
    return d


def default(n, m):
    d = collections.defaultdict(list)
    d['n'] = n
    d['m'] = m
    return d


Pair = collections.namedtuple('Pair', 'n m')

for depth in (25, 26, 51, 130):
    tell('list subclass', lambda n, m: L([m, n]), depth)
    tell('tuple subclass', lambda n, m: T((m, n)), depth)
    tell('dict subclass', lambda n, m: D({1: n, 2: m}), depth)
    tell('namedtuple', Pair, depth)
    tell('OrderedDict', ordered, depth)
    tell('defaultdict', default, depth)
    tell('exception', lambda n, m: ValueError(n, m), depth)
    tell('exception with fields', lambda n, m: SystemExit(n, m), depth)
    tell('exception subclass', lambda n, m: E(n, m), depth)
