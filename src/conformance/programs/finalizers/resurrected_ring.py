# A finalizer that saves one member of a dying ring saves the ring; it will not be finalized twice.
# python: 3.6+
import gc
gc.disable()
gc.collect()
saved = []


class Twin:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print('finalizing', self.name)
        if self.name == 'Castor':
            saved.append(self)


def twins():
    castor, pollux = Twin('Castor'), Twin('Pollux')
    castor.other, pollux.other = pollux, castor


twins()
print('collected:', gc.collect())
print('saved:', saved[0].name, 'and', saved[0].other.name)
print('finalized:', gc.is_finalized(saved[0]) if hasattr(gc, 'is_finalized') else True)
saved.clear()
print('again:', gc.collect() > 0)
print('end')
