# get_objects(generation) shows an object move from the youngest generation to the oldest.
# python: 3.8-3.13
import gc
gc.disable()
gc.collect()


class Mover:
    pass


mover = Mover()
mover.me = mover


def home():
    return [g for g in range(3) if any(o is mover for o in gc.get_objects(g))]


print(home())
gc.collect(0)
print(home())
gc.collect(1)
print(home())
gc.collect(2)
print(home())
