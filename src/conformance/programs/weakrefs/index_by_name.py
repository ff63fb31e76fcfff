# A WeakValueDictionary forgets entries whose values die.
from __future__ import print_function
import weakref


class Song(object):
    def __init__(self, title):
        self.title = title


index = weakref.WeakValueDictionary()
songs = [Song('one'), Song('two'), Song('three')]
for song in songs:
    index[song.title] = song
print(sorted(index.keys()), len(index))
del songs[1]
print(sorted(index.keys()), 'two' in index)
del song
songs.pop()
print(sorted(index.keys()))
print(index.get('three', 'nothing'), index['one'] is songs[0])
