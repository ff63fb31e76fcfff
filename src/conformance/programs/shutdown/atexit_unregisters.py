# A function is unregistered while the functions run; 3.14 runs it all the same.
# python: 3.6+
import atexit
def a():
    print('a'); atexit.unregister(b)
def b(): print('b')
def c(): print('c')
atexit.register(c); atexit.register(b); atexit.register(a)
