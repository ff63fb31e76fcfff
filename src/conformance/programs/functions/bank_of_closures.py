# Closures made in one call share a cell; those of another call have their own.
from __future__ import print_function


def account(balance):
    state = [balance]

    def deposit(amount):
        state[0] += amount
        return state[0]

    def read():
        return state[0]
    return deposit, read


put, show = account(10)
put2, show2 = account(100)
print(put(5), put2(1), show(), show2())
print(put.__closure__[0].cell_contents is show.__closure__[0].cell_contents)
print([f() for f in [lambda: i for i in range(3)]])
print([f() for f in [lambda i=i: i for i in range(3)]])
