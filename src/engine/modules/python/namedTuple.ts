/** `collections.namedtuple`: a class made to measure, with a constructor that is compiled for its fields. */
export function namedTuplePrelude(version: number): string {
  const signature =
    version < 300
      ? 'typename, field_names, verbose=False, rename=False'
      : version < 307
        ? 'typename, field_names, *, verbose=False, rename=False, module=None'
        : 'typename, field_names, *, rename=False, defaults=None, module=None';
  const asDict = version >= 308 || version < 207 ? 'dict' : 'OrderedDict';
  const unexpected = version >= 313 ? 'TypeError' : 'ValueError';
  const keywordError =
    version >= 300
      ? "'Type names and field names cannot be a keyword: %r' % (name,)"
      : "'Type names and field names cannot be a keyword: %r' % name";
  return `
_KEYWORDS = frozenset('''and as assert async await break class continue def del elif else except finally for from
global if import in is lambda nonlocal not or pass raise return try while with yield False None True'''.split())

def _is_identifier(name):
    return name != '' and not name[0].isdigit() and all(c == '_' or c.isalnum() for c in name)

def _check_names(typename, field_names):
    for name in [typename] + field_names:
        if not _is_identifier(name):
            raise ValueError('Type names and field names must be valid identifiers: %r' % (name,))
        if name in _KEYWORDS:
            raise ValueError(${keywordError})
    seen = set()
    for name in field_names:
        if name.startswith('_'):
            raise ValueError('Field names cannot start with an underscore: %r' % (name,))
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % (name,))
        seen.add(name)

def _usable_names(field_names):
    seen, usable = set(), []
    for index, name in enumerate(field_names):
        if not _is_identifier(name) or name in _KEYWORDS or name.startswith('_') or name in seen:
            name = '_%d' % index
        seen.add(name)
        usable.append(name)
    return usable

def namedtuple(${signature}):
    if isinstance(field_names, ${version < 300 ? 'basestring' : 'str'}):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = str(typename)
    if rename:
        field_names = _usable_names(field_names)
    _check_names(typename, field_names if not rename else [])
    names = tuple(field_names)
    arguments = ', '.join(names)
    items = arguments + ',' if len(names) == 1 else arguments
    tuple_new = tuple.__new__
    namespace = {'_tuple_new': tuple_new, '__name__': 'namedtuple_' + typename}
    source = '${version === 309 ? '__new__ = lambda %s: _tuple_new(_cls, (%s))' : 'def __new__(%s):\\n    return _tuple_new(_cls, (%s))'}\\n' % (', '.join(('_cls',) + names), items)
    __new__ = _define(source, '__new__', namespace)
${version >= 307 ? DEFAULTS : ''}
    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != len(names):
            raise TypeError('Expected %d arguments, got %d' % (len(names), len(result)))
        return result
    def _replace(self, ${version >= 308 ? '/, ' : ''}**kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise ${unexpected}('Got unexpected field names: %r' % (list(kwds),))
        return result
    pattern = '(' + ', '.join([name + '=%r' for name in names]) + ')'
    def __repr__(self):
        return self.__class__.__name__ + pattern % tuple(self)
    def _asdict(self):
        return ${asDict}(zip(self._fields, self))
    def __getnewargs__(self):
        return tuple(self)
    members = {
        '__doc__': '%s(%s)' % (typename, arguments), '__slots__': (), '_fields': names, '__new__': __new__,
        '_make': classmethod(_make), '_replace': _replace, '__repr__': __repr__, '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
    }
${version >= 307 ? "    members['_field_defaults'] = field_defaults\n" : ''}${version >= 310 ? "    members['__match_args__'] = names\n" : ''}${version >= 313 ? "    members['__replace__'] = _replace\n" : ''}    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        ${version >= 300 ? "method.__qualname__ = '%s.%s' % (typename, method.__name__)" : 'pass'}
    for index, name in enumerate(names):
        members[name] = _tuplegetter(index, 'Alias for field number %d' % index)
    members['__module__'] = _caller() ${version >= 300 ? 'if module is None else module' : ''}
    return type(typename, (tuple,), members)
`;
}

const DEFAULTS = `    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(reversed(list(zip(reversed(names), reversed(defaults)))))
        __new__.__defaults__ = defaults
`;
