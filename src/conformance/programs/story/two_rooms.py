# Two rooms with doors to each other and a finalizer each: 2.7 finds them and will not touch them.
# python: 2.7
import gc
gc.disable()
gc.collect()


class Room(object):
    def __init__(self, name):
        self.name = name
        self.door = None

    def __del__(self):
        print 'leaving', self.name


kitchen, hall = Room('kitchen'), Room('hall')
kitchen.door = hall
hall.door = kitchen
del kitchen, hall
print 'unreachable:', gc.collect()
print 'kept:', sorted(room.name for room in gc.garbage)
gc.garbage[0].door = None
del gc.garbage[:]
print 'after opening one door'
