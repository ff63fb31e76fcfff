# The same two rooms in Python 3: both finalizers run, and then both rooms are freed.
# python: 3.6+
import gc
gc.disable()
gc.collect()


class Room:
    def __init__(self, name):
        self.name = name
        self.door = None

    def __del__(self):
        print('leaving', self.name, 'through', self.door.name)


kitchen, hall = Room('kitchen'), Room('hall')
kitchen.door = hall
hall.door = kitchen
del kitchen, hall
print('nothing happened yet')
print('unreachable:', gc.collect())
print('kept:', gc.garbage)
