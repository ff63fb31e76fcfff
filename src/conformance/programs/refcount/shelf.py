# Every shelf a book stands on is one reference; taking it off gives the reference back.
from __future__ import print_function
import sys


class Book(object):
    pass


def count(book):
    # One for the argument here, one for getrefcount's; how many the call itself holds is the version's affair.
    return sys.getrefcount(book) - base


base = 0
book = Book()
base = count(book)
shelf = [book, book]
print('twice on a shelf:', count(book))
index = {'a': book, 'b': [book]}
print('and twice in an index:', count(book))
pair = (book, shelf)
print('and in a pair:', count(book))
shelf.pop()
print('one off the shelf:', count(book))
del index['b']
print('out of the index once:', count(book))
pair = None
print('pair dropped:', count(book))
index.clear()
del shelf[:]
print('all cleared:', count(book))
