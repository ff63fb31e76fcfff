# A callback whose weak reference dies with the cycle is never called; one held outside is.
# python: 3.6+
import gc
import weakref
gc.disable()
gc.collect()


class Node:
    pass


outside = []
node = Node()
node.me = node
node.inner = weakref.ref(node, lambda ref: print('inner callback'))
outside.append(weakref.ref(node, lambda ref: print('outer callback')))
del node
gc.collect()
print(outside[0]())
