# Rings with finalizers leave nothing in gc.garbage since Python 3.4.
# python: 3.6+
import gc
gc.disable()
gc.collect()


class Guard:
    count = 0

    def __del__(self):
        Guard.count += 1


for _ in range(5):
    a, b = Guard(), Guard()
    a.other, b.other = b, a
del a, b
gc.collect()
print('finalized:', Guard.count)
print('garbage:', gc.garbage)
