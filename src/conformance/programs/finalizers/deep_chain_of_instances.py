# Instances with and without a dict of their own: up to 3.7 the rest waits until a container dies.
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


class Plain(object):
    def __init__(self, nxt, mark):
        self.nxt = nxt
        self.mark = mark


class Slots(object):
    __slots__ = ('nxt', 'mark')

    def __init__(self, nxt, mark):
        self.nxt = nxt
        self.mark = mark


class Finalized(object):
    def __init__(self, nxt, mark):
        self.nxt = nxt
        self.mark = mark

    def __del__(self):
        pass


class Old:
    def __init__(self, nxt, mark):
        self.nxt = nxt
        self.mark = mark


for depth in (24, 25, 26, 49, 50, 51, 130):
    for cls in (Plain, Slots, Finalized, Old):
        tell(cls.__name__, cls, depth)
