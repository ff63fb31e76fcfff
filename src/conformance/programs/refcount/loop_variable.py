# The loop's name holds the last item after the loop; the others went one by one.
from __future__ import print_function


class Coin(object):
    def __init__(self, value):
        self.value = value

    def __del__(self):
        print('spent', self.value)


def purse():
    for value in [1, 2, 5]:
        yield Coin(value)


for coin in purse():
    print('looking at', coin.value)
print('loop over, still holding', coin.value)
del coin
print('empty handed')
