# Which generation each automatic collection takes, by thresholds; a full one waits for enough survivors.
# python: 3.6-3.13
import gc
gc.disable()
gc.collect()
log = []
def note(phase, info):
    if phase == "start": log.append(info["generation"])
gc.callbacks.append(note)
def run(n, *thresholds):
    gc.collect(); del log[:]
    gc.set_threshold(*thresholds)
    keep = []
    gc.enable()
    for i in range(n): keep.append({i: keep})
    gc.disable()
    print(thresholds, len(log), sorted(set(log)), "".join(map(str, log))[:60])
run(300, 10, 3, 50)
run(300, 20, 2, 2)
run(300, 50, 0, 0)
run(300, 50, 1, 1)
run(300, 0)
run(300, 100)
print(log)
