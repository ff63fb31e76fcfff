# A dict that holds itself as a value, and one that reaches itself through a list.
from __future__ import print_function
import gc
gc.disable()
gc.collect()
me = {}
me['me'] = me
print(me)
print(me['me']['me']['me'] is me)
box = {'inside': [1]}
box['inside'].append(box)
print(box)
del me, box
print(gc.collect())
