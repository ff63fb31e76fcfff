# sys.exit in an atexit function: the status counts in 2.x only.
import atexit, sys
def e(): sys.exit(5)
def ok(): print('ok')
atexit.register(ok); atexit.register(e); atexit.register(ok)
print('end')
