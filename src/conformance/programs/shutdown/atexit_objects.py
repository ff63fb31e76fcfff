# Objects held by bound methods, arguments and globals at exit.
import atexit
class D(object):
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
    def m(s): print('m', s.n)
atexit.register(D('bound').m)
atexit.register(lambda x: None, D('arg'))
atexit.register(D, 'made at exit')
d = D('global')
def keep():
    global k
    k = D('kept')
atexit.register(keep)
print('end')
