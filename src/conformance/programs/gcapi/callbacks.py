# gc.callbacks are told of the start and the stop of each collection.
# python: 3.6+
import gc
gc.disable()
gc.collect()
seen = []


def watch(phase, info):
    seen.append((phase, sorted(info)))
    if phase == 'stop':
        print('stop: collected', info['collected'], 'uncollectable', info['uncollectable'])
    else:
        print('start of generation', info['generation'])


gc.callbacks.append(watch)
loop = []
loop.append(loop)
del loop
print('found', gc.collect())
gc.callbacks.remove(watch)
print('found', gc.collect())
print([phase for phase, _ in seen], seen[0][1])
