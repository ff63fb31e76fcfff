# A ring that one outside name still holds is no garbage, wherever the name enters it.
from __future__ import print_function
import gc
gc.disable()
gc.collect()


class Stop(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        pass


class Line(object):
    pass


line = Line()
line.stops = [Line() for _ in range(4)]
for i, stop in enumerate(line.stops):
    stop.number = i
    stop.line = line
entry = line.stops[2]
del line, stop
print(gc.collect())
print('entered at', entry.number, 'and', len(entry.line.stops), 'stops are there')
del entry
print(gc.collect() > 0)
print(sum(1 for o in gc.get_objects() if type(o) is Line))
