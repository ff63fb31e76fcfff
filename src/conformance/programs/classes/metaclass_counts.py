# A metaclass and the hooks of class creation: who holds class, arguments and keywords.
# python: 3.8+
import sys

count = sys.getrefcount

class Item:
    pass

class Meta(type):
    def __new__(meta, name, bases, namespace):
        print("new", name)
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace):
        print("init", count(cls), count(namespace))
        super().__init__(name, bases, namespace)
    def __call__(cls, *args):
        print("call", [count(arg) for arg in args])
        instance = super().__call__(*args)
        print("made", count(instance))
        return instance

class Thing(metaclass=Meta):
    def __init__(self, *args):
        print("thing", count(self), [count(arg) for arg in args])

item = Item()
print(count(Thing(Item(), item)), count(item))

class Named:
    def __set_name__(self, owner, name):
        print("set_name", count(self), count(owner))

class Base:
    def __init_subclass__(cls, **named):
        print("init_subclass", count(cls), {key: count(named[key]) for key in named})

class Child(Base, key=item):
    part = Named()
print(count(item))
