# While a program runs its syntax tree still holds the literals in it, beside the code and the names.
import sys
number = 80236
print(sys.getrefcount(number))
real = 2.75
print(sys.getrefcount(real))
text = 'hello world'
print(sys.getrefcount(text))
pair = (1, 2, 3)
print(sys.getrefcount(pair))
total = 81236 + 5
print(sys.getrefcount(total))
negative = -91236
print(sys.getrefcount(negative))
def f():
    inner = 71234
    print(sys.getrefcount(inner))
    words = 'hello there'
    print(sys.getrefcount(words))
f()
print(sys.getrefcount(99999))
again = number + 1
print(sys.getrefcount(again))
items = [again]
print(sys.getrefcount(again))
