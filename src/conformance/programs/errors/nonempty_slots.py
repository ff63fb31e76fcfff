# Which subclasses may have slots, and which of their instances the collector knows.
import gc
import sys

for base, argument in (
    (int, 1),
    (float, 1.5),
    (complex, 1),
    (object, None),
    (tuple, ()),
    (list, ()),
    (dict, ()),
    (frozenset, ()),
    (bytes, b''),
    (type(u''), u''),
):
    for slots in (None, (), ('a',), ('__weakref__',), ('__dict__',), ('a', '__dict__')):
        namespace = {}
        if slots is not None:
            namespace['__slots__'] = slots
        try:
            C = type('C', (base,), namespace)
        except TypeError:
            sys.stdout.write('%s %s %s\n' % (base.__name__, slots, sys.exc_info()[1]))
            continue
        x = C() if base is object else C(argument)
        sys.stdout.write('%s %s %s\n' % (base.__name__, slots, gc.is_tracked(x)))


class Base(object):
    pass


for slots in (('__dict__',), ('__weakref__',), ('a', 'a'), ('1a',), 'one'):
    try:
        C = type('C', (Base,), {'__slots__': slots})
    except TypeError:
        sys.stdout.write('%s %s\n' % (slots, sys.exc_info()[1]))
    else:
        sys.stdout.write('%s fine\n' % (slots,))
