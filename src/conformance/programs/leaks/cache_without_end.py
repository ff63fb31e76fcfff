# A cache in a dict keeps every answer; a weak one keeps those that are in use.
from __future__ import print_function
import gc
import weakref


class Answer(object):
    def __init__(self, question):
        self.question = question


def alive():
    return sum(1 for o in gc.get_objects() if type(o) is Answer)


def ask(question, cache):
    answer = cache.get(question)
    if answer is None:
        answer = cache[question] = Answer(question)
    return answer


strong, weak = {}, weakref.WeakValueDictionary()
for number in range(6):
    ask(number % 3, strong)
print('strong:', alive(), len(strong))
for number in range(6):
    ask(number % 3, weak)
print('weak:', alive(), len(weak))
strong.clear()
print('cleared:', alive())
