# A list on the class holds every instance ever made; clearing it lets them go.
from __future__ import print_function


class Plugin(object):
    known = []

    def __init__(self, name):
        self.name = name
        Plugin.known.append(self)

    def __del__(self):
        print('unloaded', self.name)


for name in ['spell', 'mail']:
    plugin = Plugin(name)
plugin = None
print('known:', [p.name for p in Plugin.known])
while Plugin.known:
    Plugin.known.pop(0)
print('end')
