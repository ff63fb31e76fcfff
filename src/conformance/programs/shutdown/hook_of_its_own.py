# sys.excepthook tells of the uncaught exception.
import sys
def hook(t, v, tb): print('hook', t.__name__, v, tb is not None)
sys.excepthook = hook
class D(object):
    def __del__(s): print('del', s)
    def __repr__(s): return '<D>'
d = D()
raise ValueError('v')
