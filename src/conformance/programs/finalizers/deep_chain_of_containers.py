# In which order a chain of containers dies: CPython puts off what nests too deep.
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


for depth in (49, 50, 51, 52, 130):
    tell('list', lambda n, m: [n, m], depth)
    tell('list, mark first', lambda n, m: [m, n], depth)
    tell('tuple', lambda n, m: (m, n), depth)
    tell('dict', lambda n, m: {1: n, 2: m}, depth)
    tell('frozenset', lambda n, m: (m, frozenset([n])), depth)
    tell('iterator', lambda n, m: iter([m, n]), depth)
    tell('slice', lambda n, m: slice(n, m), depth)
