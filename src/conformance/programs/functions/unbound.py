# An unbound method wants an instance of its class.
# python: 2.7
class Dog(object):
    def bark(self, times=1):
        return "bark" * times

class Old:
    def hello(self):
        return "hello"

print Dog.bark(Dog()), Dog.bark(Dog(), 2), map(Dog.bark, [Dog()]), Old.hello(Old())
for call in (lambda: Dog.bark(), lambda: Dog.bark(5), lambda: map(Dog.bark, [1]), lambda: Old.hello(Dog())):
    try:
        print call()
    except TypeError as e:
        print e
