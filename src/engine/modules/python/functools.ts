/** The parts of functools that are Python code, with the holders that CPython's own have. */
export function functoolsPrelude(version: number): string {
  const names = ['__module__', '__name__', '__doc__'];
  if (version >= 300) names.push('__qualname__');
  if (version >= 314) names.push('__annotate__');
  else if (version >= 300) names.push('__annotations__');
  const parts = [`WRAPPER_ASSIGNMENTS = (${names.map((name) => `'${name}'`).join(', ')})\n`];
  parts.push(version < 300 ? WRAPS.replace(KEEP_WRAPPED, '').replace(SKIP_MISSING, '') : WRAPS);
  if (version >= 207) parts.push(ORDERING);
  if (version >= 300) parts.push(lruCache(version));
  if (version >= 309) parts.push(CACHE);
  if (version >= 308) parts.push(CACHED_PROPERTY);
  return parts.join('');
}

const KEEP_WRAPPED = '    wrapper.__wrapped__ = wrapped\n';
const SKIP_MISSING = '        if hasattr(wrapped, name):\n    ';

const WRAPS = `WRAPPER_UPDATES = ('__dict__',)

def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
${SKIP_MISSING}        setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
${KEEP_WRAPPED}    return wrapper

def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)
`;

const ORDERING = `
def _from_lt(lt):
    def gt(self, other):
        less = lt(self, other)
        return less if less is NotImplemented else not less and self != other
    def le(self, other):
        less = lt(self, other)
        return less if less is NotImplemented else less or self == other
    def ge(self, other):
        less = lt(self, other)
        return less if less is NotImplemented else not less
    return [('__gt__', gt), ('__le__', le), ('__ge__', ge)]

def _from_le(le):
    def ge(self, other):
        most = le(self, other)
        return most if most is NotImplemented else not most or self == other
    def lt(self, other):
        most = le(self, other)
        return most if most is NotImplemented else most and self != other
    def gt(self, other):
        most = le(self, other)
        return most if most is NotImplemented else not most
    return [('__ge__', ge), ('__lt__', lt), ('__gt__', gt)]

def _from_gt(gt):
    def lt(self, other):
        more = gt(self, other)
        return more if more is NotImplemented else not more and self != other
    def ge(self, other):
        more = gt(self, other)
        return more if more is NotImplemented else more or self == other
    def le(self, other):
        more = gt(self, other)
        return more if more is NotImplemented else not more
    return [('__lt__', lt), ('__ge__', ge), ('__le__', le)]

def _from_ge(ge):
    def le(self, other):
        least = ge(self, other)
        return least if least is NotImplemented else not least or self == other
    def gt(self, other):
        least = ge(self, other)
        return least if least is NotImplemented else least and self != other
    def lt(self, other):
        least = ge(self, other)
        return least if least is NotImplemented else not least
    return [('__le__', le), ('__gt__', gt), ('__lt__', lt)]

def total_ordering(cls):
    for root, rest in (('__lt__', _from_lt), ('__le__', _from_le), ('__gt__', _from_gt), ('__ge__', _from_ge)):
        defined = [base for base in cls.__mro__[:-1] if root in base.__dict__]
        if defined:
            break
    else:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    def method(self, other):
        return getattr(type(self), root)(self, other)
    for name, derived in rest(method):
        if not [base for base in cls.__mro__[:-1] if name in base.__dict__]:
            derived.__name__ = name
            setattr(cls, name, derived)
    return cls
`;

/** Up to 3.7 it takes a bound only; from 3.8 on it may stand as a decorator without a call. */
function lruCache(version: number): string {
  const parameters =
    version >= 309
      ? "        wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}\n"
      : '';
  const bare =
    version >= 308
      ? `    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info_type())
${parameters}        return update_wrapper(wrapper, user_function)
`
      : '';
  const refusal =
    version >= 308
      ? 'Expected first argument to be an integer, a callable, or None'
      : 'Expected maxsize to be an integer or None';
  return `
def _make_cache_info():
    from collections import namedtuple
    return namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])

def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
${bare}    elif maxsize is not None:
        raise TypeError('${refusal}')
    def decorating_function(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info_type())
${parameters}        return update_wrapper(wrapper, user_function)
    return decorating_function
`;
}

const CACHE = `
def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)
`;

const CACHED_PROPERTY = `
class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r}).")
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property.") from None
        val = cache.get(self.attrname, self)
        if val is self:
            val = self.func(instance)
            cache[self.attrname] = val
        return val
`;
