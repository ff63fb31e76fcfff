# What a finalizer prints comes after the report of what is collectable and before the end.
# python: 3.6+
import gc
gc.disable()
gc.collect()


class Talker:
    __slots__ = ('me',)

    def __del__(self):
        print('talker speaks')


talker = Talker()
talker.me = talker
talker = None
gc.set_debug(gc.DEBUG_COLLECTABLE)
print('found', gc.collect())
gc.set_debug(0)
