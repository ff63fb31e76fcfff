# Errors kept for later keep the frames of the failed calls and all that these held.
# python: 3.6+
import gc
gc.disable()


class Buffer:
    def __init__(self, size):
        self.size = size

    def __del__(self):
        print('buffer of', self.size, 'freed')


def fill(size):
    buffer = Buffer(size)
    if size > 1:
        raise MemoryError('cannot fill %d' % buffer.size)
    return buffer.size


errors = []
for size in [1, 2, 3]:
    try:
        fill(size)
    except MemoryError as error:
        errors.append(error)
print('kept:', [str(error) for error in errors])
errors.pop().__traceback__ = None
print('one error less')
errors.clear()
print('none left')
