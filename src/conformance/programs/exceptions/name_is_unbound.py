# The name of a caught exception is unbound at the end of its clause.
# python: 3.6+
class Oops(Exception):
    def __del__(self):
        print('error freed')


try:
    raise Oops('x')
except Oops as oops:
    print('caught', oops)
print('after')
try:
    oops
except NameError as error:
    print(error)
