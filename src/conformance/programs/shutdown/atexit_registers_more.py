# Functions that register others while they run: 2.x runs these too.
import atexit
def a(): 
    print('a')
    atexit.register(b)
def b():
    print('b')
    atexit.register(c, 'nested')
def c(x): print('c', x)
atexit.register(c, 'first'); atexit.register(a)
print('end')
