# A club whose members know their club outlives the name that held it, until the collector looks.
from __future__ import print_function
import gc
gc.disable()
gc.collect()


class Club(object):
    def __init__(self, name):
        self.name = name
        self.members = []

    def join(self, who):
        member = Member(who, self)
        self.members.append(member)
        return member


class Member(object):
    def __init__(self, who, club):
        self.who = who
        self.club = club


chess = Club('chess')
for who in ['Ada', 'Bo', 'Cy']:
    chess.join(who)
print('members:', ', '.join(m.who for m in chess.members))
del chess
print('clubs alive:', sum(1 for o in gc.get_objects() if type(o) is Club))
found = gc.collect()
print('collected something:', found > 0)
print('clubs alive:', sum(1 for o in gc.get_objects() if type(o) is Club))
