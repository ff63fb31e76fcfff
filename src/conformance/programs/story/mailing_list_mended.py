# The club of the other story with a weak way back: reference counting alone frees it at once.
from __future__ import print_function
import gc
import weakref
gc.disable()


class Club(object):
    def __init__(self, name):
        self.name = name
        self.members = []

    def join(self, who):
        self.members.append(Member(who, self))

    def __del__(self):
        print('club', self.name, 'is gone')


class Member(object):
    def __init__(self, who, club):
        self.who = who
        self._club = weakref.ref(club)

    @property
    def club(self):
        return self._club()

    def __del__(self):
        print('member', self.who, 'is gone, club:', self.club)


chess = Club('chess')
chess.join('Ada')
chess.join('Bo')
ada = chess.members[0]
print(ada.club is chess)
del chess
print('the club of', ada.who, 'is', ada.club)
del ada
print('end')
