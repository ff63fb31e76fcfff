# 2.x: sys.exitfunc set by the program takes the place of atexit.
# python: 2.7
import sys, atexit
def f(): print 'exitfunc'
def g(): print 'at'
atexit.register(g)
sys.exitfunc = f
print 'end'
