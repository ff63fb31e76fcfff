# map, zip and filter over each other.
# python: 3.6+
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


import itertools

for depth in (50, 51, 52, 130):
    tell('map', lambda n, m: map(lambda *a: a, n if n is not None else [], [m]), depth)
    tell('zip', lambda n, m: zip(n if n is not None else [], [m]), depth)
    tell('filter', lambda n, m: filter((m,).__contains__, n if n is not None else []), depth)
    tell('chain', lambda n, m: itertools.chain(n if n is not None else [], [m]), depth)
