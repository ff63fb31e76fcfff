# A list as a default argument remembers every call.
from __future__ import print_function


class Guest(object):
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, 'leaves')


def invite(name, guests=[]):
    guests.append(Guest(name))
    return len(guests)


print(invite('Ann'), invite('Ben'), invite('Cat', []))
print('remembered:', [g.name for g in (invite.__defaults__)[0]])
del invite.__defaults__[0][:1]
print('end of the program')
invite.__defaults__[0].pop()
print('really')
