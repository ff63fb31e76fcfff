# With DEBUG_SAVEALL the collector keeps what it finds, so that a leak can be looked at.
from __future__ import print_function
import gc
gc.disable()
gc.collect()


class Page(object):
    def __init__(self, title, book):
        self.title = title
        self.book = book


class Book(object):
    def __init__(self, *titles):
        self.pages = [Page(title, self) for title in titles]


gc.set_debug(gc.DEBUG_SAVEALL)
book = Book('first', 'second')
del book
gc.collect()
gc.set_debug(0)
pages = [o for o in gc.garbage if type(o) is Page]
print('pages kept:', sorted(page.title for page in pages))
print('books kept:', sum(1 for o in gc.garbage if type(o) is Book))
print('one book for all:', pages[0].book is pages[1].book)
del pages
del gc.garbage[:]
gc.collect()
print('books left:', sum(1 for o in gc.get_objects() if type(o) is Book))
