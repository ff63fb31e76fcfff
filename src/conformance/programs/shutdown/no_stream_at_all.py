# sys.stdout is None until the interpreter puts its own back.
import sys
class D(object):
    def __del__(s): 
        print('del')
        sys.stderr.write('err\n')
d = D()
print('end')
sys.stdout = None
print('x')
