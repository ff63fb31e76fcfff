# What a finally clause interrupts waits; 2.x does not call it the exception being handled.
from __future__ import print_function
import sys

class Box(object):
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("freed", self.name)

def current():
    kind = sys.exc_info()[0]
    return kind and kind.__name__

def work(box):
    local = Box("local of work")
    raise ValueError(box)

def careful():
    try:
        work(Box("argument"))
    finally:
        print("finally:", current())
        try:
            raise KeyError(1)
        except KeyError:
            print("inner:", current())
        print("after inner:", current())

try:
    careful()
except ValueError as e:
    print("caught", e.args[0].name)
    e = None
print("now:", current() and "handled")

def rows():
    box = Box("of the generator")
    try:
        yield 1
    finally:
        print("closing:", current() in (None, "GeneratorExit"))

g = rows()
next(g)
g.close()
print("closed")
g = rows()
next(g)
del g
print("end")
