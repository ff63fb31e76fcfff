/**
 * copy. MODEL: `copy` copies an instance by its class, `__dict__` and `__slots__`, and does not ask the class's own
 * `__reduce__` or `__reduce_ex__`.
 */
export function copyPrelude(version: number): string {
  const text = version < 300 ? 'str, unicode, long' : 'str, bytes';
  return `
import types

class Error(Exception):
    pass
error = Error

_ATOMIC = (type(None), int, float, bool, complex, ${text}, type, ${version < 300 ? 'xrange' : 'range'}, type(Ellipsis), type(NotImplemented),
    types.FunctionType, types.BuiltinFunctionType, ${version < 300 ? 'types.ClassType, ' : 'property, '}type(_ref))

def _is_atomic(cls):
    return cls in _ATOMIC or issubclass(cls, type)

def _new_like(x, cls):
    if issubclass(cls, tuple):
        return tuple.__new__(cls, tuple(x))
    if issubclass(cls, (int, float, ${text})):
        return cls.__new__(cls, x)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    return cls.__new__(cls)

def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get('__slots__', ())
        for name in ((slots,) if isinstance(slots, str) else slots):
            if name.startswith('__') and not name.endswith('__'):
                name = '_%s%s' % (base.__name__.lstrip('_'), name)
            if name not in ('__dict__', '__weakref__'):
                names.append(name)
    return names

def _state_of(x):
    getstate = getattr(type(x), '__getstate__', None)
    if getstate is not None ${version >= 311 ? "and getstate is not getattr(object, '__getstate__', None) " : ''}:
        return getstate(x)
    state = dict(getattr(x, '__dict__', ()))
    for name in _slot_names(type(x)):
        if hasattr(x, name):
            state[name] = getattr(x, name)
    return state

def _set_state(y, state):
    setstate = getattr(type(y), '__setstate__', None)
    if setstate is not None:
        setstate(y, state)
        return
    for name in state:
        object.__setattr__(y, name, state[name])

def copy(x):
    cls = type(x)
    if _is_atomic(cls) or cls in (tuple, frozenset):
        return x
    if cls is list:
        return x[:]
    if cls in (dict, set, bytearray):
        return cls(x)
    copier = getattr(cls, '__copy__', None)
    if copier is not None:
        return copier(x)
${version < 300 ? LEGACY_COPY : ''}    y = _new_like(x, cls)
    state = _state_of(x)
    if state:
        _set_state(y, state)
    if isinstance(x, (list, set, deque)) and cls.__init__ is not object.__init__:
        (y.update if isinstance(x, set) else y.extend)(x)
    elif isinstance(x, dict):
        for key in x:
            dict.__setitem__(y, key, x[key])
    return y

def deepcopy(x, memo=None, _nil=[]):
    if memo is None:
        memo = {}
    d = id(x)
    y = memo.get(d, _nil)
    if y is not _nil:
        return y
    cls = type(x)
    if _is_atomic(cls):
        return x
    if cls is list:
        y = []
        memo[d] = y
        append = y.append
        for a in x:
            append(deepcopy(a, memo))
    elif cls is tuple:
        y = [deepcopy(a, memo) for a in x]
        if d in memo:
            return memo[d]
        for k, j in zip(x, y):
            if k is not j:
                y = tuple(y)
                break
        else:
            y = x
    elif cls is dict:
        y = {}
        memo[d] = y
        for key in x:
            y[deepcopy(key, memo)] = deepcopy(x[key], memo)
    elif cls in (set, frozenset):
        y = cls([deepcopy(a, memo) for a in x])
    elif cls is types.MethodType:
        y = cls(x.__func__, deepcopy(x.__self__, memo))
    else:
        copier = getattr(x, '__deepcopy__', None)
        if copier is not None:
            y = copier(memo)
        else:
            y = _deepcopy_other(x, cls, memo)
    if y is not x:
        memo[d] = y
        try:
            memo[id(memo)].append(x)
        except KeyError:
            memo[id(memo)] = [x]
    return y

def _deepcopy_other(x, cls, memo):
${version < 300 ? LEGACY_DEEP : ''}    if issubclass(cls, tuple):
        return tuple.__new__(cls, [deepcopy(a, memo) for a in x])
    if cls is deque:
        y = deque([], x.maxlen)
    elif cls is defaultdict:
        y = defaultdict(x.default_factory)
    else:
        y = _new_like(x, cls)
    memo[id(x)] = y
    state = _state_of(x)
    if state:
        _set_state(y, deepcopy(state, memo))
    if isinstance(x, (list, deque)):
        for a in x:
            y.append(deepcopy(a, memo))
    elif isinstance(x, set):
        for a in x:
            y.add(deepcopy(a, memo))
    elif isinstance(x, dict):
        for key in x:
            dict.__setitem__(y, deepcopy(key, memo), deepcopy(x[key], memo))
    return y
${version >= 313 ? REPLACE : ''}`;
}

const LEGACY_COPY = `    if cls is types.InstanceType:
        if hasattr(x, '__copy__'):
            return x.__copy__()
        y = _empty_instance(x.__class__)
        y.__dict__.update(x.__dict__)
        return y
`;

const LEGACY_DEEP = `    if cls is types.InstanceType:
        y = _empty_instance(x.__class__)
        memo[id(x)] = y
        y.__dict__.update(deepcopy(x.__dict__, memo))
        return y
`;

const REPLACE = `
def replace(obj, /, **changes):
    func = getattr(obj.__class__, '__replace__', None)
    if func is None:
        raise TypeError(f'replace() does not support {obj.__class__.__name__} objects')
    return func(obj, **changes)
`;
