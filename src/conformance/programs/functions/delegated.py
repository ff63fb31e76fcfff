# yield from: values go in and come out through the outer generator.
# python: 3.6+
import sys

count = sys.getrefcount

class Item:
    pass

def inner(x):
    print("inner", count(x))
    sent = yield x
    print("sent", count(sent), count(x))
    return sent

def outer(x):
    result = yield from inner(x)
    print("result", count(result), count(x))
    yield result

item = Item()
g = outer(item)
print(count(item), count(g))
value = next(g)
print(count(value))
value = g.send(Item())
print(count(value), count(item))
print(next(g, "over"), count(value), count(item))

def deep(items, n):
    if n:
        yield from deep(items, n - 1)
    else:
        yield from items

for value in deep([Item(), item], 3):
    print(count(value))
for value in deep((Item() for i in range(2)), 2):
    print(count(value))
