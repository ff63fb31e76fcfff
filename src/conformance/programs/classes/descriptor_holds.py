# A descriptor written in Python: found on the class, it is held while it answers.
from __future__ import print_function
import sys

count = sys.getrefcount

class Item(object):
    pass

class Field(object):
    def __get__(self, instance, owner):
        print("get", count(self), "class" if instance is None else count(instance))
        return self
    def __set__(self, instance, value):
        print("set", count(self), count(instance), count(value))
    def __delete__(self, instance):
        print("delete", count(self), count(instance))

class Quiet(object):
    def __get__(self, instance, owner):
        return count(self)

class Record(object):
    field = Field()
    quiet = Quiet()

record = Record()
record.field
record.field = record
record.field = Item()
del record.field
Record().field
Record().field = Item()
Record.field
getattr(record, "field")
setattr(record, "field", Item())
delattr(record, "field")
print(record.quiet, Record.quiet, Record().quiet)
record.__dict__["quiet"] = 7
print(record.quiet)
