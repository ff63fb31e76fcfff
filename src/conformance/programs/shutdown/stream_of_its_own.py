# A sys.stdout of the program is flushed, then put back before the modules go.
import sys
class W(object):
    def __init__(s): s.n = 0; s.o = sys.stdout
    def write(s, t): 
        s.o.write('W:' + t if t.strip() else t)
    def flush(s): s.o.write('flush\n')
    def __del__(s): s.o.write('W.del\n')
sys.stdout = W()
class D(object):
    def __del__(s): print('del')
d = D()
print('end')
