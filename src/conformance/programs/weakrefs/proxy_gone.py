# A proxy behaves as its object does, until the object is gone.
from __future__ import print_function
import weakref


class Account(object):
    def __init__(self):
        self.balance = 10

    def add(self, amount):
        self.balance += amount
        return self.balance


account = Account()
proxy = weakref.proxy(account)
print(proxy.add(5), account.balance)
proxy.balance = 1
print(account.balance)
del account
try:
    print(proxy.balance)
except ReferenceError as error:
    print('ReferenceError:', error)
