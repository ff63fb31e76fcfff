# A set orders its members by their hashes, a class's own small numbers among them.
from __future__ import print_function

class Seat(object):
    def __init__(self, row):
        self.row = row
    def __hash__(self):
        return self.row
    def __eq__(self, other):
        return self.row == other.row
    def __ne__(self, other):
        return self.row != other.row
    def __del__(self):
        if self.row < 3:
            print("freed", self.row)

def rows(seats):
    return [seat.row for seat in seats]

print(rows(set(Seat(n) for n in (7, 3, 12, 1))))
print(rows(set(Seat(n) for n in (7, 3, 15, 23, 8))))
mixed = set([Seat(9), Seat(4)])
mixed.update([Seat(20), Seat(33), Seat(4)])
print(rows(mixed), len(mixed))
mixed.discard(Seat(9))
mixed.add(Seat(17))
print(rows(mixed), rows(mixed & set([Seat(33), Seat(17)])), rows(mixed - set([Seat(20)])))
small = set([Seat(2), Seat(0), Seat(1)])
small.clear()
print("cleared")
