# A dict asks a key for its hash once and keeps it; a key with an equal hash is asked by __eq__.
from __future__ import print_function

log = []

class Key(object):
    def __init__(self, name, number):
        self.name = name
        self.number = number
    def __hash__(self):
        log.append("hash " + self.name)
        return self.number
    def __eq__(self, other):
        log.append(self.name + " == " + getattr(other, "name", repr(other)))
        return isinstance(other, Key) and self.name[0] == other.name[0]
    def __ne__(self, other):
        return not self == other

def told(what):
    print(what, "-", ", ".join(log) or "nothing")
    del log[:]

anna, bert, cora = Key("anna", 1), Key("bert", 1), Key("cora", 9)
ages = {}
ages[anna] = 30
told("first key")
ages[anna] = 31
told("same key again")
ages[bert] = 40
told("equal hash")
ages[Key("anton", 1)]
told("equal key")
ages.get(cora)
told("other hash")
del ages[anna]
told("deleted")
ages[cora] = 50
ages.setdefault(cora, 51)
told("set and default")
ages.pop(bert)
told("popped")

numbered = {}
for i in range(30):
    numbered[Key("k%d" % i, i)] = i
del log[:]
copied = dict(numbered)
told("copied, and grown on the way")
names = set(numbered)
told("made a set")
print(len(names | set(copied)), len(names & set(copied)), names == set(copied))
told("compared sets")
