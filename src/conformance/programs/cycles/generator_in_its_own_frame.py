# A generator that reaches itself through a local is garbage only the collector finds; its finally runs.
# python: 3.6+
import gc
gc.disable()
gc.collect()


def tick(box):
    try:
        while True:
            yield len(box)
    finally:
        print('clock stopped')


box = []
clock = tick(box)
box.append(clock)
print(next(clock))
del clock, box
print('dropped')
print(gc.collect() > 0)
