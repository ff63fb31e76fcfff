# Constant tuples are made with the code: the first collection finds that they cannot be part of a cycle.
import gc
def constant():
    return (1, 'two')
gc.collect()
print(gc.is_tracked(constant()))
print(gc.is_tracked((3, None)))
def again():
    return (5, 6)
print(gc.is_tracked(again()))
print(gc.is_tracked((constant,)))
