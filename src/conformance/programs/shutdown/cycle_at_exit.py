# A cycle that was never collected is finalized at the end of the program.
# python: 3.6+
import gc
gc.disable()


class Loop:
    def __init__(self):
        self.me = self

    def __del__(self, print=print):
        print('loop finalized')


Loop()
print('last statement')
