# DEBUG_STATS and the callbacks tell the same numbers: found, freed, resurrected, uncollectable.
# python: 3.6+
import gc
gc.disable()
gc.collect()
class Back:
    def __del__(self): kept.append(self)
class Plain: pass
kept = []
def ring(cls):
    a = cls(); a.me = a
told = []
gc.callbacks.append(lambda phase, info: phase == "stop" and told.append((info["collected"], info["uncollectable"])))
before = [dict(d) for d in gc.get_stats()]
gc.set_debug(gc.DEBUG_STATS)
for what in ((), (Plain,), (Plain, Plain, Plain), (Back,), (Plain, Back), (Back, Back)):
    for cls in what: ring(cls)
    print([c.__name__ for c in what], gc.collect())
    kept.clear()
gc.set_debug(0)
print(told)
print([[d[k] - b[k] for k in ("collections", "collected", "uncollectable")] for d, b in zip(gc.get_stats(), before)])
