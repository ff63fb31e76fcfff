# Old-style instances have finalizers too, and one set on the instance counts for them.
# python: 2.7
class Old:
    def __del__(self):
        print 'class finalizer'


class Bare:
    pass


def shout():
    print 'instance finalizer'


one = Old()
del one
two = Bare()
two.__del__ = shout
del two
three = Old()
three.__del__ = shout
del three
print 'end'
