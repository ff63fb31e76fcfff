# A sys.stdout that cannot be flushed: told, and the exit status is 120.
import sys
class W(object):
    def __init__(s, o): s.o = o
    def write(s, t): s.o.write(t)
sys.stdout = W(sys.stdout)
print('end')
