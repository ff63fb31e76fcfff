# 2.x: an error of sys.exitfunc.
# python: 2.7
import sys
def f():
    print 'exitfunc'
    raise ValueError('x')
sys.exitfunc = f
print 'end'
