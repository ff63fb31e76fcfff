# gc.collect() inside callbacks, weak reference callbacks and finalizers of a collection does nothing and says 0.
# python: 3.6+
import gc, weakref
gc.disable()
log = []
class Node:
    def __del__(self): log.append(("del", gc.collect(), gc.isenabled()))
def cb(ref): log.append(("weakref", gc.collect(), gc.get_count()[1:]))
def report(phase, info): log.append((phase, info["generation"], gc.collect()))
gc.collect()
gc.callbacks.append(report)
n = Node(); n.me = n; r = weakref.ref(n, cb)
del n
print(gc.collect() > -1)
for entry in log: print(entry)
del log[:]
gc.callbacks.remove(report)
gc.callbacks.append(lambda phase, info: gc.callbacks.clear())
gc.callbacks.append(report)
print(gc.collect(0), log, len(gc.callbacks))
def twice(phase, info): log.append(phase); gc.callbacks.append(report) if phase == "start" else None
gc.callbacks.append(twice)
gc.collect(0); print(log, len(gc.callbacks)); gc.callbacks.clear()
