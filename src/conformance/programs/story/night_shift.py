# A worker that files its own bound method leaks itself; a plain function in its place does not.
from __future__ import print_function
import gc
gc.disable()


class Worker(object):
    def __init__(self, name, careful):
        self.name = name
        if careful:
            self.task = greet
        else:
            self.task = self.work

    def work(self):
        print(self.name, 'works')


def greet():
    print('hello from nobody in particular')


def alive():
    return sorted(o.name for o in gc.get_objects() if type(o) is Worker)


for name, careful in [('Kim', False), ('Lou', True), ('Max', False)]:
    worker = Worker(name, careful)
    worker.task()
del worker
print('alive:', alive())
gc.collect()
print('alive:', alive())
