# A key that equals a str and has its hash is found among strings, and they are found among such keys.
from __future__ import print_function

class Name(object):
    def __init__(self, text):
        self.text = text
    def __hash__(self):
        return hash(self.text)
    def __eq__(self, other):
        return self.text == getattr(other, "text", other)
    def __ne__(self, other):
        return not self == other

ages = {"ann": 1, 7: "seven"}
print(ages[Name("ann")], Name("bob") in ages, ages[Name(7)])
ages[Name("ann")] = 2
print(ages["ann"], len(ages))
ages[Name("bob")] = 3
print(ages["bob"], "cyd" in ages, sorted(ages.values(), key=str))
print("ann" in set([Name("ann")]), Name("ann") in set(["ann"]), Name("x") in set(["ann"]))
print(hash(Name(-1)), {Name("ann"): 1} == {"ann": 1})
