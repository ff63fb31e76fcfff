# Replacing an item frees the old one after the new one is in place.
from __future__ import print_function
row = []


class Seat(object):
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print('seat', self.number, 'freed; the row has', [s.number for s in row])


row.extend([Seat(1), Seat(2), Seat(3)])
row[1] = Seat(20)
print('replaced')
row[0], row[2] = row[2], row[0]
print('swapped:', [s.number for s in row])
row[0:2] = []
print('left:', [s.number for s in row])
del row[:]
print('done')
