# Which method a with statement misses first.
class Neither(object):
    pass
class OnlyEnter(object):
    def __enter__(self):
        print('entered')
class OnlyExit(object):
    def __exit__(self, *details):
        print('left')
class Old:
    pass
for made in (Neither, OnlyEnter, OnlyExit, Old):
    try:
        with made():
            print('inside')
    except Exception as e:
        print(type(e).__name__ + ': ' + str(e))
