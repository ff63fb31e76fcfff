# Weak containers wait with their removals while they are iterated.
import gc
import weakref


class Node(object):
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'Node(%s)' % self.name


def report(label, container):
    print('%s: len %d data %d' % (label, len(container), len(container.data)))


values = weakref.WeakValueDictionary()
nodes = [Node(i) for i in range(4)]
for n in nodes:
    values[n.name] = n
del n
report('values', values)
steps = iter(values)
print('first', next(steps))
nodes.pop()
report('values while iterated', values)
nodes.pop()
print('contained', 2 in values, 3 in values, 0 in values)
report('values while iterated', values)
steps.close()
report('values after', values)
print('sorted', sorted(values.keys()))
print('refs', len(values.valuerefs()), [wr.key for wr in values.itervaluerefs()])

nodes = [Node(i) for i in range(4)]
keyed = weakref.WeakKeyDictionary()
for n in nodes:
    keyed[n] = n.name
del n
steps = iter(keyed.items()) if hasattr(dict, 'values') and not hasattr(dict, 'iteritems') else keyed.iteritems()
n, value = next(steps)
print('matches', n.name == value)
nodes.pop()
nodes.pop()
report('keyed while iterated', keyed)
del n
steps.close()
report('keyed after', keyed)
print('refs', sorted(wr().name for wr in keyed.keyrefs()))

nodes = [Node(i) for i in range(4)]
members = weakref.WeakSet(nodes)
steps = iter(members)
held = next(steps)
del nodes[:]
print('len while iterated', len(members))
print('data', len(members.data) >= len(members))
del held
steps.close()
print('len after', len(members), len(members.data))

members = weakref.WeakSet()
keep = Node('kept')
members.add(keep)
steps = iter(members)
print(next(steps))
del members
print('container gone', list(steps))
print('count', gc.collect() >= 0)
