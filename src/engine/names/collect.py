"""Collects the names that a CPython really has, for the tables beside this file.

    python collect.py 3.12 > 3.12.json            in each interpreter, with the version it stands for
    python collect.py --merge *.json > tables.ts  once

Two interpreters of one version print the same names but for those of the platform, which are left out.
"""
import json
import sys

MODULES = (
    '__future__ abc atexit collections contextlib copy dataclasses enum functools gc itertools operator random sys '
    'threading time traceback types typing weakref'
).split()
PLATFORM = set(
    '_emscripten_info getdlopenflags setdlopenflags js pyodide_js tzset __builtins__ exc_type exc_value exc_traceback'.split()
)
OTHER_SYSTEMS = set('_winapi winreg msvcrt winsound nt _overlapped _msi _scproxy _wmi _ios_support _android_support _osx_support'.split())


class Slotted(object):
    __slots__ = ('slot',)


class Plain(object):
    def method(self):
        pass


class Old:
    pass


def closure():
    x = 1
    return lambda: x


def generator():
    yield


def samples():
    """One object of each built-in type that a program meets without asking for it by name."""
    import collections, functools, itertools, operator, threading, weakref
    try:
        raise ValueError
    except ValueError:
        tb = sys.exc_info()[2]
    found = [
        1, True, 1.0, 1j, '', u'', b'', None, NotImplemented, Ellipsis, (), [], {}, set(), frozenset(), slice(1), closure,
        closure().__closure__[0], closure.__code__, tb, tb.tb_frame, len, list.append, object.__init__, object().__init__,
        type.__dict__['__dict__'], Slotted.slot, property(), staticmethod(len), classmethod(len), super(Plain, Plain()),
        sys, generator(), weakref.ref(Plain), weakref.proxy(Plain), weakref.proxy(closure), Plain.__dict__, iter([]),
        iter(()), iter({}), iter({}.items()), iter({}.values()), iter(set()), iter(''), reversed([]), enumerate([]),
        iter(len, 1), bytearray(), {}.keys(), {}.items(), {}.values(), collections.deque(), collections.defaultdict(),
        functools.partial(len), itertools.count(), itertools.chain(), itertools.islice([], 1), itertools.cycle([]),
        itertools.repeat(1), itertools.product(), itertools.groupby([]), itertools.takewhile(len, []),
        itertools.dropwhile(len, []), itertools.starmap(len, []), itertools.tee([])[0], operator.attrgetter('a'),
        operator.itemgetter(1), operator.methodcaller('a'), threading.Lock(), threading.local(), sys.flags,
        sys.version_info, sys.stdout, memoryview(b''), range(1), Plain().method, Plain.method,
    ]
    if sys.version_info[0] == 2:
        found += [Old, Old(), xrange(1), buffer(''), 1 << 70]
    else:
        import types
        found += [map(len, []), filter(len, []), zip(), iter(range(1)), iter(b''), types.SimpleNamespace()]
        found += [functools.lru_cache()(len), itertools.accumulate([]), threading.RLock()]
    if sys.version_info >= (3, 8):
        found += [reversed({}), reversed({}.items()), reversed({}.values())]
    if sys.version_info >= (3, 9):
        found.append(list[int])
    if sys.version_info >= (3, 10):
        found.append(int | str)
    return [type(x) for x in found if type(x) is not Plain]


def own_names(cls):
    """Names in the dict of the type; of a class written in Python also what it inherits, from classes that have no row."""
    written_in_python = cls.__module__ not in ('builtins', '__builtin__') and '__module__' in cls.__dict__
    found = set(cls.__dict__)
    for base in cls.__mro__[1:-1] if written_in_python else ():
        found.update(base.__dict__)
    return sorted(found - PLATFORM)


def standard_modules():
    if hasattr(sys, 'stdlib_module_names'):
        return sorted(set(sys.stdlib_module_names) - OTHER_SYSTEMS)
    import os
    found = set(sys.builtin_module_names)
    lib = os.path.dirname(os.__file__)
    for folder in (lib, os.path.join(lib, 'lib-dynload'), os.path.join(lib, 'plat-linux2')):
        for entry in os.listdir(folder) if os.path.isdir(folder) else ():
            name = entry.split('.')[0]
            if entry.endswith(('.py', '.so')):
                found.add(name[:-6] if entry.endswith('module.so') else name)
            elif os.path.exists(os.path.join(folder, entry, '__init__.py')):
                found.add(name)
    found -= set(['__phello__', 'sitecustomize', 'usercustomize'])
    return sorted(name for name in found if not name.startswith('_test') and name.replace('_', 'a').isalnum())


def collect():
    builtins = __import__('__builtin__' if sys.version_info[0] == 2 else 'builtins')
    try:
        __import__('collections.abc')
    except ImportError:
        pass
    rows = {'builtins': sorted(set(dir(builtins)) - set(['_']) - PLATFORM), 'modules': standard_modules()}
    types = dict((cls.__name__, cls) for cls in vars(builtins).values() if isinstance(cls, type))
    types.update((cls.__name__, cls) for cls in samples())
    for name in MODULES:
        try:
            __import__(name)
        except ImportError:
            continue
        module = sys.modules[name]
        rows['module ' + name] = sorted(set(dir(module)) - PLATFORM)
        for key, value in sorted(vars(module).items()):
            if isinstance(value, type) and not key.startswith('_') and name not in ('typing', 'types', 'random'):
                if getattr(value, '__module__', '').lstrip('_') in (name, 'py_' + name, 'weakrefset', name + 's'):
                    types.setdefault(key, value)
    for name, cls in types.items():
        if cls.__name__ == name or name not in rows:
            rows['type ' + name] = own_names(cls)
    return rows


VERSIONS = '2.7 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14'.split()


def span(found):
    """`found` as ranges of versions: `` for all of them, `3.8-`, `-3.9`, `3.8-3.9`."""
    parts = []
    i = 0
    while i < len(VERSIONS):
        if VERSIONS[i] not in found:
            i += 1
            continue
        j = i
        while j + 1 < len(VERSIONS) and VERSIONS[j + 1] in found:
            j += 1
        first = '' if i == 0 else VERSIONS[i]
        last = '' if j == len(VERSIONS) - 1 else VERSIONS[j]
        parts.append(first if first == last and first else first + '-' + last)
        i = j + 1
    return '' if parts == ['-'] else ','.join(parts)


def merge(paths):
    owners = {}
    for path in paths:
        version = path.rsplit('/', 1)[-1][:-len('.json')]
        with open(path) as file:
            for owner, names in json.load(file).items():
                for name in names:
                    owners.setdefault(owner, {}).setdefault(name, set()).add(version)
    print('/**')
    print(' * The names that each CPython really has, made by `collect.py` from the interpreters that `versions.ts` names.')
    print(' * A line is an owner, then groups of names, each behind the versions that have them (none: all).')
    print(' */')
    print('export const TABLES = `')
    for owner in sorted(owners):
        groups = {}
        for name, found in sorted(owners[owner].items()):
            groups.setdefault(span(found), []).append(name)
        print(owner + '|' + '|'.join(' '.join([key + ':'] + groups[key]) for key in sorted(groups)))
    print('`;')


if sys.argv[1] == '--merge':
    merge(sys.argv[2:])
else:
    print(json.dumps(collect()))
