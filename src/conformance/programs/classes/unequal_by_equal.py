# `!=` is the opposite of `==` where a class defines only that (3.x).
class Same(object):
    def __eq__(self, other):
        return isinstance(other, Same)

    __hash__ = None


class Below(Same):
    pass


class Undecided(object):
    def __eq__(self, other):
        return NotImplemented


a, b = Same(), Same()
print(a == b, a != b, a != a, Below() != a, a != Below(), a != 5)
u = Undecided()
print(u == u, u != u, u != Undecided(), Undecided() == u)
