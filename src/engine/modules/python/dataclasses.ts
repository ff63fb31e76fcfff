import { dataclassTools } from './dataclassTools';

/** dataclasses: `__init__` and the rest are compiled for the fields of each class, as CPython does. */
export function dataclassesPrelude(version: number): string {
  const keywordOnly = version >= 310;
  const slots = version >= 310;
  const extra = `${version >= 310 ? ', match_args=True, kw_only=False, slots=False' : ''}${version >= 311 ? ', weakref_slot=False' : ''}`;
  return `
from types import MappingProxyType
import sys

class InitVar:
    def __init__(self, type):
        self.type = type
    def __class_getitem__(cls, type):
        return InitVar(type)

def _is_class_var(annotation):
    typing = sys.modules.get('typing')
    return typing is not None and typing.ClassVar in (annotation, getattr(annotation, '__origin__', None))

class FrozenInstanceError(AttributeError):
    pass

class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()

class _MISSING_TYPE:
    pass
MISSING = _MISSING_TYPE()
${keywordOnly ? 'class _KW_ONLY_TYPE:\n    pass\nKW_ONLY = _KW_ONLY_TYPE()\n' : ''}
_FIELDS = '__dataclass_fields__'

class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata'${keywordOnly ? ", 'kw_only'" : ''}, '_field_type')
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata${keywordOnly ? ', kw_only' : ''}):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
${keywordOnly ? '        self.kw_only = kw_only\n' : ''}        self._field_type = None
    def __repr__(self):
        return 'Field(name=%r,type=%r,default=%r)' % (self.name, self.type, self.default)
    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            func(self.default, owner, name)

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None${keywordOnly ? ', kw_only=MISSING' : ''}):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata${keywordOnly ? ', kw_only' : ''})

def _make_field(cls, name, annotation${keywordOnly ? ', kw_only' : ''}):
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if hasattr(default, '__get__') and type(default).__name__ == 'member_descriptor':
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
${keywordOnly ? '    if f.kw_only is MISSING:\n        f.kw_only = kw_only\n' : ''}    text = annotation if isinstance(annotation, str) else ''
    if _is_class_var(annotation) or 'ClassVar' in text:
        f._field_type = 'class'
    elif annotation is InitVar or type(annotation) is InitVar or 'InitVar' in text:
        f._field_type = 'init'
    else:
        f._field_type = 'field'
    if f._field_type == 'field' and ${version >= 311 ? 'f.default is not MISSING and _unhashable(f.default)' : 'isinstance(f.default, (list, dict, set))'}:
        raise ValueError('mutable default %s for field %s is not allowed: use default_factory' % (type(f.default), f.name))
    return f

def _setter(frozen, name, value):
    if frozen:
        return '    _object_setattr(self, %r, %s)' % (name, value)
    return '    self.%s = %s' % (name, value)

def _make(cls, name, parameters, lines, names):
    names['__name__'] = cls.__module__
    made = _define('def %s(%s):\\n%s\\n' % (name, ', '.join(parameters), '\\n'.join(lines) or '    pass'), name, names)
    made.__qualname__ = ${version >= 310 ? "'%s.%s' % (cls.__qualname__, name)" : "'__create_fn__.<locals>.' + name"}
    return made

def _init_of(cls, fields, frozen):
    names = {'_object_setattr': object.__setattr__, '_HAS_DEFAULT_FACTORY': _HAS_DEFAULT_FACTORY}
    seen_default = None
    parameters, keyword_only, lines = ['self'], [], []
    for f in fields:
        key = '_dflt_' + f.name
        value = f.name
        parameter = f.name
        if f.default is not MISSING:
            names[key] = f.default
            parameter = '%s=%s' % (f.name, key)
        elif f.default_factory is not MISSING:
            names[key] = f.default_factory
            parameter = f.name + '=_HAS_DEFAULT_FACTORY'
            value = '%s() if %s is _HAS_DEFAULT_FACTORY else %s' % (key, f.name, f.name) if f.init else key + '()'
        if f.init:
            if ${keywordOnly ? 'f.kw_only' : 'keyword_only'}:
                keyword_only.append(parameter)
            else:
                if parameter == f.name and seen_default:
                    raise TypeError('non-default argument %r follows default argument${version >= 313 ? ' %r' : ''}' % ${version >= 313 ? '(f.name, seen_default)' : '(f.name,)'})
                if parameter != f.name:
                    seen_default = f.name
                parameters.append(parameter)
        elif f.default is not MISSING:
            value = key
        if f._field_type == 'field' and (f.init or f.default_factory is not MISSING):
            lines.append(_setter(frozen, f.name, value))
    if hasattr(cls, '__post_init__'):
        lines.append('    self.__post_init__(%s)' % ', '.join([f.name for f in fields if f._field_type == 'init']))
    if keyword_only:
        parameters += ['*'] + keyword_only
    return _make(cls, '__init__', parameters, lines, names)

def _tuple_text(of, fields):
    return '(%s)' % ''.join(['%s.%s,' % (of, f.name) for f in fields])

def _repr_of(cls, fields):
    text = ', '.join(['%s={self.%s!r}' % (f.name, f.name) for f in fields if f.repr])
    running = set()
    plain = _make(cls, '__repr__', ['self'], ["    return f'{self.__class__.__qualname__}(" + text + ")'"], {})
    def __repr__(self):
        key = id(self)
        if key in running:
            return '...'
        running.add(key)
        try:
            return plain(self)
        finally:
            running.discard(key)
    __repr__.__qualname__ = plain.__qualname__
    return __repr__

def _compare_of(cls, name, operator, fields):
    compared = [f for f in fields if f.compare]
${version >= 313 ? EQ_BY_FIELD : ''}    lines = ['    if other.__class__ is self.__class__:',
             '        return %s%s%s' % (_tuple_text('self', compared), operator, _tuple_text('other', compared)),
             '    return NotImplemented']
    return _make(cls, name, ['self', 'other'], lines, {})

def _frozen_of(cls, name, parameters, verb, fields):
    names = {'_cls': cls, '_error': FrozenInstanceError, '_super': super, '_names': tuple([f.name for f in fields])}
    lines = ['    if type(self) is _cls or name in _names:',
             "        raise _error('cannot %s field %%r' %% (name,))" % verb,
             '    _super(_cls, self).%s(%s)' % (name, ', '.join(parameters[1:]))]
    return _make(cls, name, parameters, lines, names)

def _add(cls, name, value, refusal=None):
    if name in cls.__dict__:
        if refusal:
            raise TypeError(refusal)
        return
    setattr(cls, name, value)

def _process(cls, init, repr, eq, order, unsafe_hash, frozen${slots ? ', match_args, kw_only, slots' : ''}):
    fields = {}
    frozen_bases, plain_bases = False, False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = base.__dict__.get(_FIELDS)
        if base_fields is not None:
            for f in base_fields.values():
                fields[f.name] = f
            if base.__dataclass_params__.frozen:
                frozen_bases = True
            else:
                plain_bases = True
    own = []
${keywordOnly ? '    only = kw_only\n' : ''}    for name, annotation in _own_annotations(cls).items():
${keywordOnly ? '        if annotation is KW_ONLY:\n            only = True\n            continue\n' : ''}        own.append(_make_field(cls, name, annotation${keywordOnly ? ', only' : ''}))
    for f in own:
        fields[f.name] = f
        if isinstance(cls.__dict__.get(f.name), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in fields:
            raise TypeError('%r is a field but has no type annotation' % (name,))
    if frozen_bases and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
    if plain_bases and frozen:
        raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)
    cls.__dataclass_params__ = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    explicit_hash = '__hash__' in cls.__dict__ and not (cls.__dict__['__hash__'] is None and '__eq__' in cls.__dict__)
    made = [f for f in fields.values() if f._field_type != 'class']
    real = [f for f in made if f._field_type == 'field']
    if init:
        _add(cls, '__init__', _init_of(cls, made, frozen))
    if repr:
        _add(cls, '__repr__', _repr_of(cls, real))
    if eq:
        _add(cls, '__eq__', _compare_of(cls, '__eq__', '==', real))
    if order:
        if not eq:
            raise ValueError('eq must be true if order is true')
        for name, operator in (('__lt__', '<'), ('__le__', '<='), ('__gt__', '>'), ('__ge__', '>=')):
            _add(cls, name, _compare_of(cls, name, operator, real),
                 'Cannot overwrite attribute %s in class %s. Consider using functools.total_ordering' % (name, cls.__name__))
    if frozen:
        for name, parameters, verb in (('__setattr__', ['self', 'name', 'value'], 'assign to'), ('__delattr__', ['self', 'name'], 'delete')):
            _add(cls, name, _frozen_of(cls, name, parameters, verb, real),
                 'Cannot overwrite attribute %s in class %s' % (name, cls.__name__))
    if unsafe_hash and explicit_hash:
        raise TypeError('Cannot overwrite attribute __hash__ in class ' + cls.__name__)
    if unsafe_hash or (eq and frozen and not explicit_hash):
        hashed = [f for f in real if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _make(cls, '__hash__', ['self'], ['    return hash(%s)' % _tuple_text('self', hashed)], {})
    elif eq and not explicit_hash:
        cls.__hash__ = None
${slots ? SLOTS : ''}    return cls

class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen')
    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

def dataclass(cls=None, ${version >= 308 ? '/, ' : ''}*, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False${extra}):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen${slots ? ', match_args, kw_only, slots' : ''})
    if cls is None:
        return wrap
    return wrap(cls)

${dataclassTools(version)}`;
}

const EQ_BY_FIELD = `    if name == '__eq__':
        terms = ' and '.join(['self.%s==other.%s' % (f.name, f.name) for f in compared]) or 'True'
        lines = ['    if self is other:', '        return True',
                 '    if other.__class__ is self.__class__:', '        return ' + terms, '    return NotImplemented']
        return _make(cls, name, ['self', 'other'], lines, {})
`;

const SLOTS = `    if match_args:
        _add(cls, '__match_args__', tuple([f.name for f in made if f.init and not f.kw_only]))
    if slots:
        if '__slots__' in cls.__dict__:
            raise TypeError('%s already specifies __slots__' % cls.__name__)
        members = dict(cls.__dict__)
        members['__slots__'] = tuple([f.name for f in real])
        for f in real:
            members.pop(f.name, None)
        for name in ('__dict__', '__weakref__'):
            members.pop(name, None)
        qualname = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, members)
        cls.__qualname__ = qualname
`;
