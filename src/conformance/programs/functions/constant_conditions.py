# A condition that never changes still has its other side.
if 0:
    print('zero')
else:
    print('not zero')
if None:
    print('none')
elif 1:
    print('one')
else:
    print('neither')
if 1:
    print('always')
else:
    print('never')
while 0:
    print('loop')
else:
    print('no loop')
def f():
    if 0:
        yield 1
    else:
        print('a generator all the same')
print(list(f()))
