import { flagPrelude } from './enumFlags';

/**
 * enum: classes whose members are made by the metaclass.
 * MODEL: a name that the class body of an enum uses twice is not an error.
 */
export function enumPrelude(version: number): string {
  const later = version >= 311;
  return `
from types import MappingProxyType as _proxy
_property = property
${later ? HELPERS : ''}
class auto:
    def __init__(self, value=None):
        self.value = value

def _is_member(owner, name, value):
    if name.startswith('_') and name.endswith('_') or name.startswith('_%s__' % owner):
        return False
${later ? '    if isinstance(value, nonmember):\n        return False\n' : ''}    return not (hasattr(value, '__get__') or hasattr(value, '__set__') or hasattr(value, '__delete__'))

def _data_type(bases):
    for base in bases:
        for cls in base.__mro__:
            if cls is not object and not isinstance(cls, ${metaName(version)}) and '__new__' in cls.__dict__:
                return cls
    return object

class ${metaName(version)}(type):
    def __new__(metacls, name, bases, namespace, **kwds):
        enums = [base for base in bases if isinstance(base, ${metaName(version)})]
        if not enums:
            return super().__new__(metacls, name, bases, namespace)
        for base in enums:
            if base._member_map_:
                raise TypeError(${version >= 311 ? '"<enum %r> cannot extend %r" % (name, base)' : version >= 308 ? '"%s: cannot extend enumeration %r" % (name, base.__name__)' : '"Cannot extend enumerations"'})
        members = [pair for pair in namespace.items() if _is_member(name, *pair)]
        own = {key: value for key, value in namespace.items() if not _is_member(name, key, value)}
${later ? '        for key in own:\n            if isinstance(own[key], nonmember):\n                own[key] = own[key].value\n' : ''}        cls = super().__new__(metacls, name, bases, own)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        cls._member_type_ = data_type = _data_type(bases)
        if data_type is not object:
            for special in ('__repr__', '__str__', '__format__'):
                if special not in own:
                    type.__setattr__(cls, special, getattr(enums[0], special))
        maker = own.get('__new__')
        initialised = any('__init__' in base.__dict__ for base in cls.__mro__ if isinstance(base, ${metaName(version)}))
        values = []
        for key, value in members:
${later ? '            if isinstance(value, member):\n                value = value.value\n' : ''}            if isinstance(value, auto):
                value = cls._generate_next_value_(key, 1, len(values), list(values))
            metacls._add_member(cls, key, value, maker, initialised)
            values.append(cls._member_map_[key]._value_)
        cls.__new__ = staticmethod(Enum.__new__)
        return cls
    def _add_member(cls, key, value, maker, initialised):
        data_type = cls._member_type_
        args = value if isinstance(value, tuple) and data_type is not tuple else (value,)
        if maker is not None:
            made = cls.__new__(cls, *args)
        elif data_type is object:
            made = object.__new__(cls)
        else:
            made = data_type.__new__(cls, *args)
        if not hasattr(made, '_value_'):
            made._value_ = value if data_type is object else data_type(*args)
        made._name_ = key
        made.__objclass__ = cls
        if initialised:
            made.__init__(*args)
        for other in cls._member_map_.values():
            if other._value_ == made._value_:
                made = other
                break
        else:
            made._sort_order_ = len(cls._member_names_)
            cls._member_names_.append(key)
        cls._member_map_[key] = made
        type.__setattr__(cls, key, made)
        try:
            cls._value2member_map_.setdefault(made._value_, made)
        except TypeError:
            pass
    def __init__(cls, *args, **kwds):
        pass
    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            return cls.__new__(cls, value)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if not isinstance(names, dict) and names and isinstance(names[0], str):
            names = [(name, start + i) for i, name in enumerate(names)]
        members = dict(names)
        members['__module__'] = module or cls.__module__
        return cls.__class__(value, (cls,), members)
    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
${contains(version)}
    def __getitem__(cls, name):
        return cls._member_map_[name]
    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)
    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))
    def __len__(cls):
        return len(cls._member_names_)
    def __bool__(self):
        return True
    def __repr__(cls):
${later ? '        if issubclass(cls, Flag):\n            return "<flag %r>" % cls.__name__\n' : ''}        return "<enum %r>" % cls.__name__
    @_property
    def __members__(cls):
        return _proxy(cls._member_map_)
    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(${later ? "'cannot reassign member %r' % (name,)" : "'Cannot reassign members.'"})
        super().__setattr__(name, value)
    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(${later ? '"%r cannot delete member %r." % (cls.__name__, name)' : '"%s: cannot delete Enum member." % cls.__name__'})
        super().__delattr__(name)

EnumMeta = EnumType = ${metaName(version)}

${ENUM}${intEnum(version)}${flagPrelude(version, numberText(version))}`;
}

function metaName(version: number): string {
  return version >= 311 ? 'EnumType' : 'EnumMeta';
}

function contains(version: number): string {
  if (version >= 312)
    return '        return value in [member._value_ for member in cls._member_map_.values()]';
  if (version < 308) return '        return False';
  return `        if not isinstance(value, Enum):
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'" % (
                type(value).__qualname__, cls.__class__.__qualname__))
        return False`;
}

const HELPERS = `
class property(property):
    pass
class member:
    def __init__(self, value):
        self.value = value
class nonmember:
    def __init__(self, value):
        self.value = value
`;

const ENUM = `class Enum(metaclass=EnumMeta):
    _member_map_ = {}
    _member_names_ = []
    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        result = cls._missing_(value)
        if isinstance(result, cls):
            return result
        if result is None:
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        raise TypeError('error in %s._missing_: returned %r instead of None or a valid member' % (cls.__name__, result))
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for last in reversed(last_values):
            try:
                return last + 1
            except TypeError:
                pass
        return start
    @classmethod
    def _missing_(cls, value):
        return None
    def __repr__(self):
        return '<%s.%s: %r>' % (self.__class__.__name__, self._name_, self._value_)
    def __str__(self):
        return '%s.%s' % (self.__class__.__name__, self._name_)
    def __format__(self, spec):
        return str.__format__(str(self), spec)
    def __hash__(self):
        return hash(self._name_)
    def __reduce_ex__(self, proto):
        return (self.__class__, (self._value_,))
    def __copy__(self):
        return self
    def __deepcopy__(self, memo):
        return self
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
`;

/** How a member that is a number too is written: as the number from 3.11 on. */
function numberText(version: number): string {
  return version >= 311
    ? `    def __str__(self):
        return int.__repr__(self)
    def __format__(self, spec):
        return int.__format__(self, spec)
`
    : `    def __format__(self, spec):
        return format(self._value_, spec)
`;
}

function intEnum(version: number): string {
  const text = `
class IntEnum(int, Enum):
${numberText(version)}`;
  if (version < 311) return text;
  return `${text}
class StrEnum(str, Enum):
    def __str__(self):
        return str.__str__(self)
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()
`;
}
