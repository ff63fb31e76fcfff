# What cannot be hashed, and the words of the version for it.
# python: 3.6+
def told(make):
    try:
        print(make())
    except TypeError as e:
        print(e)

ages = {"a": 1}
names = {"a"}

class Mine:
    def __hash__(self):
        raise TypeError("not me")

class Never:
    __hash__ = None

told(lambda: ages[[]])
told(lambda: [] in ages)
told(lambda: ages.get({}))
told(lambda: {[]: 1})
told(lambda: {(1, []): 1})
told(lambda: dict([({}, 1)]))
told(lambda: {[]})
told(lambda: [] in names)
told(lambda: names.add([]))
told(lambda: names.discard({}))
told(lambda: {1} in names)
told(lambda: hash([]))
told(lambda: {Mine(): 1})
told(lambda: {Mine()})
told(lambda: {Never(): 1})
told(lambda: Never() in names)
told(lambda: {}.pop([], "empty"))
