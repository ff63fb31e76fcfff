# A guest is let in again by its own farewell: it lives on in the list that the finalizer wrote to.
from __future__ import print_function
party = []


class Guest(object):
    def __init__(self, name):
        self.name = name
        self.farewells = 0

    def __del__(self):
        self.farewells += 1
        if self.farewells == 1:
            print(self.name, 'says goodbye and stays')
            party.append(self)
        else:
            print(self.name, 'is heard leaving again')


guest = Guest('Noor')
del guest
print('at the party:', [g.name for g in party], party[0].farewells)
party.pop()
print('the party is empty:', party == [])
