# A generator is talked to: send, throw and close each resume it at its yield.
from __future__ import print_function


def parrot():
    heard = None
    try:
        while True:
            try:
                heard = yield heard
                heard = str(heard).upper()
            except KeyError:
                heard = 'what?'
    finally:
        print('parrot sleeps')


bird = parrot()
print(next(bird))
print(bird.send('hello'))
print(bird.throw(KeyError('x')))
print(bird.send(7))
print(bird.close())
try:
    next(bird)
except StopIteration:
    print('no answer')
