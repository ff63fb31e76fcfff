# In which order instances let go of their attributes when they were set in another order than the first instance's.
# python: 3.6+
class M(object):
    __slots__ = ('n',)

    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del ' + self.n)

    def __repr__(self):
        return self.n


class Q(object):
    pass


def backwards():
    q = Q()
    q.c = M('c')
    q.b = M('b')
    q.a = M('a')
    return q


p = Q()
p.a = M('a')
p.b = M('b')
p.c = M('c')
q = backwards()
del q
q = backwards()
print(vars(q))
print(list(vars(q)), dir(q)[-3:])
del q
q = backwards()
del q.b
q.b = M('b again')
print(list(q.__dict__))
del q


class Big(object):
    pass


big = Big()
for i in range(35):
    setattr(big, 'a%d' % (34 - i), i)
other = Big()
for i in range(35):
    setattr(other, 'a%d' % i, M(str(i)))
del other
print('over')
del p
