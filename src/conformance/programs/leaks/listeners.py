# A subject keeps its listeners alive until they unsubscribe.
from __future__ import print_function


class Subject(object):
    def __init__(self):
        self.listeners = []

    def tell(self, news):
        for listener in list(self.listeners):
            listener(news)


class Reader(object):
    def __init__(self, name, subject):
        self.name = name
        subject.listeners.append(self.read)

    def read(self, news):
        print(self.name, 'reads', news)

    def __del__(self):
        print(self.name, 'stopped reading')


paper = Subject()
reader = Reader('Ivo', paper)
del reader
paper.tell('that nobody holds Ivo but the paper')
del paper.listeners[:]
paper.tell('into the void')
print('end')
