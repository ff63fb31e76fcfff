# A finalizer is inherited; one that overrides it has to call the other itself.
from __future__ import print_function


class Base(object):
    def __del__(self):
        print('Base del of', type(self).__name__)


class Quiet(Base):
    pass


class Loud(Base):
    def __del__(self):
        print('Loud first')
        super(Loud, self).__del__()


class Rude(Base):
    def __del__(self):
        print('Rude only')


for cls in [Base, Quiet, Loud, Rude]:
    cls()
