# A metaclass sees each class being made and each instance being asked for.
# python: 3.6+
class Counting(type):
    def __new__(meta, name, bases, namespace, **options):
        cls = super().__new__(meta, name, bases, namespace)
        cls.made = 0
        print('class', name, options)
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        cls.made += 1
        return super().__call__(*args)


class Coin(metaclass=Counting, unit='cent'):
    def __init__(self, value):
        self.value = value


class Note(Coin):
    pass


print(sum(c.value for c in [Coin(1), Coin(2), Note(50)]))
print(Coin.made, Note.made)
