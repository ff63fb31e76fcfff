# 3.14 collects in increments: the first of a round only marks, later ones wait until the program has caught up.
# python: 3.14
import gc
gc.disable()
gc.collect()
before = [d["collections"] for d in gc.get_stats()]


def collections():
    return [d["collections"] - n for d, n in zip(gc.get_stats(), before)]


log = []
gc.callbacks.append(lambda phase, info: log.append((phase, dict(info))))
print("marks:", gc.collect(1), collections(), log)
del log[:]
for i in range(56):
    for j in range(1000):
        ring = []
        ring.append(ring)
    found = gc.collect(1)
    if found > 0:
        print("increment", i, "frees", found // 1000, "thousand", collections(), log[-1])
print("young now:", len(gc.get_objects(0)) > 5000, len(gc.get_objects(1)), len(gc.get_objects(2)) > 100)
print("everything:", gc.collect() // 1000, "thousand", collections(), log[-1])
print("young now:", len(gc.get_objects(0)) < 20, gc.get_count()[1:])
print("young alone:", gc.collect(0), gc.get_count()[1:], gc.collect(0), gc.get_count()[1:])
gc.freeze()
print("frozen:", gc.get_freeze_count() > 1000, gc.get_count()[1:], len(gc.get_objects()) < 10)
gc.unfreeze()
print("thawed:", gc.get_freeze_count(), len(gc.get_objects(2)) > 5)
