# What a deque lets go of, in which order: by its bound, by clear, by its end.
from __future__ import print_function
from collections import deque

class Line(object):
    def __init__(self, n):
        self.n = n
    def __del__(self):
        print("freed", self.n)

def lines(*numbers):
    return deque([Line(n) for n in numbers])

log = lines(1, 2, 3)
log.clear()
print("cleared")
log = lines(1, 2, 3)
log = None
print("dropped")
log = deque((Line(n) for n in (1, 2, 3, 4)), 2)
print("bounded")
log.append(Line(5))
log.appendleft(Line(6))
log.extend([Line(7), Line(8)])
print([line.n for line in log])
line = None
log.clear()
print("end")
