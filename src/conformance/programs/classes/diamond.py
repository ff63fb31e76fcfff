# super follows the method resolution order, so each class of a diamond is asked once.
from __future__ import print_function


class Root(object):
    def visit(self):
        return ['Root']


class Left(Root):
    def visit(self):
        return ['Left'] + super(Left, self).visit()


class Right(Root):
    def visit(self):
        return ['Right'] + super(Right, self).visit()


class Bottom(Left, Right):
    def visit(self):
        return ['Bottom'] + super(Bottom, self).visit()


print(Bottom().visit())
print([c.__name__ for c in Bottom.__mro__])
print(isinstance(Bottom(), Right), issubclass(Left, Right))
