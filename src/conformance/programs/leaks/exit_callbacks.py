# What contextlib keeps until the block is left.
# python: 3.8+
import sys
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress

count = sys.getrefcount

class Item:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("freed", self.name)

@contextmanager
def borrowed(item):
    print("in", count(item))
    yield item
    print("out", count(item))

item = Item("kept")
with borrowed(item) as same:
    print("body", count(same))
del same
with borrowed(Item("temporary")):
    print("body")
with ExitStack() as stack:
    stack.enter_context(borrowed(Item("on the stack")))
    stack.callback(lambda x: print("callback", count(x)), item)
    print("held", count(item))
print("left", count(item))
with nullcontext(item) as same:
    print(count(same))
with suppress(KeyError):
    {}[item]
del same
print(count(item))
