# Letting go of the first car of a train frees the train from the front.
from __future__ import print_function


class Car(object):
    def __init__(self, number, behind=None):
        self.number = number
        self.behind = behind

    def __del__(self):
        print('car', self.number, '->', self.behind.number if self.behind else 'nothing')


train = None
for number in [4, 3, 2, 1]:
    train = Car(number, train)
middle = train.behind.behind
print('holding the middle', middle.number)
train = None
print('front half gone')
middle = None
print('all gone')
