/**
 * typing: the names, which can be subscripted and written in annotations; what they mean is for type checkers.
 * MODEL: subscripting a class that extends `typing.Generic` gives the class itself.
 */
export function typingPrelude(version: number): string {
  const special = [
    'Any',
    'Union',
    'Optional',
    'Callable',
    'ClassVar',
    'NoReturn',
    'Type',
    'Generic',
    'Tuple',
  ];
  if (version >= 308) special.push('Final', 'Literal');
  if (version >= 309) special.push('Annotated');
  if (version >= 310) special.push('Concatenate', 'TypeAlias', 'TypeGuard');
  if (version >= 311)
    special.push('Self', 'Never', 'LiteralString', 'Required', 'NotRequired', 'Unpack');
  const generic: Record<string, string> = {
    List: 'list',
    Dict: 'dict',
    Set: 'set',
    FrozenSet: 'frozenset',
    Deque: 'deque',
    DefaultDict: 'defaultdict',
    OrderedDict: '_OrderedDict',
  };
  const abstract = [
    'Iterable',
    'Iterator',
    'Generator',
    'Sequence',
    'MutableSequence',
    'Mapping',
    'MutableMapping',
    'Collection',
    'Container',
    'Hashable',
    'Sized',
    'Reversible',
    'AbstractSet',
    'MutableSet',
    'KeysView',
    'ValuesView',
    'ItemsView',
    'ContextManager',
    'Awaitable',
    'Coroutine',
    'AsyncIterable',
    'AsyncIterator',
    'Text',
    'AnyStr',
    'SupportsInt',
    'Counter',
    'ChainMap',
  ];
  return `

def _shown(item):
    if isinstance(item, type):
        return item.__qualname__ if item.__module__ == 'builtins' else '%s.%s' % (item.__module__, item.__qualname__)
    if item is ...:
        return '...'
    if isinstance(item, (list, tuple)):
        return '[%s]' % ', '.join([_shown(part) for part in item])
    return repr(item)

class _Name:
    def __init__(self, name, origin=None, args=()):
        self._name = name
        self.__origin__ = origin
        self.__args__ = args
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name == 'Optional':
            parameters += (type(None),)
        return _Name(self._name, self if self.__origin__ is None else self.__origin__, parameters)
    def __or__(self, other):
        return _Name('Union', _special['Union'], (self, other))
    def __ror__(self, other):
        return _Name('Union', _special['Union'], (other, self))
    def __call__(self, *args, **kwargs):
        if isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        raise TypeError('Cannot instantiate typing.%s' % self._name)
    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else (_Plain,)
    def __eq__(self, other):
        return isinstance(other, _Name) and (self._name, self.__args__) == (other._name, other.__args__)
    def __hash__(self):
        return hash((self._name, self.__args__))
    def __repr__(self):
        if not self.__args__:
            return 'typing.' + self._name
        if self._name in ('Optional', 'Union'):
            return _union_text(self.__args__)
        return 'typing.%s[%s]' % (self._name, ', '.join([_shown(item) for item in self.__args__]))

def _union_text(args):
    ${
      version >= 314
        ? "return ' | '.join(['None' if arg is type(None) else _shown(arg) for arg in args])"
        : `${version >= 309 ? "if len(args) == 2 and args[1] is type(None):\n        return 'typing.Optional[%s]' % _shown(args[0])\n    " : ''}return 'typing.Union[%s]' % ', '.join([_shown(arg) for arg in args])`
    }

class _Plain:
    pass

_special = {name: _Name(name) for name in ${JSON.stringify([...special, ...abstract])}}
globals().update(_special)
${Object.entries(generic)
  .map(([name, origin]) => `${name} = _Name('${name}', ${origin})`)
  .join('\n')}
del globals()['Generic']

class Generic:
    def __class_getitem__(cls, parameters):
        return cls

class Protocol(Generic):
    pass

class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=None):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
    def __repr__(self):
        return '~' + self.__name__

class ParamSpec(TypeVar):
    pass

T = TypeVar('T')
TYPE_CHECKING = False

def NewType(name, tp):
    def new_type(x):
        return x
    new_type.__name__ = name
    new_type.__supertype__ = tp
    return new_type

def NamedTuple(typename, fields=()):
    from collections import namedtuple
    return namedtuple(typename, [name for name, kind in fields])

def cast(typ, val):
    return val
def overload(func):
    return func
def final(f):
    return f
def runtime_checkable(cls):
    return cls
def no_type_check(arg):
    return arg
def get_type_hints(obj, globalns=None, localns=None):
    return dict(getattr(obj, '__annotations__', {}))
def get_origin(tp):
    return getattr(tp, '__origin__', None)
def get_args(tp):
    return getattr(tp, '__args__', ())
${version >= 312 ? 'def override(method):\n    return method\n' : ''}`;
}
