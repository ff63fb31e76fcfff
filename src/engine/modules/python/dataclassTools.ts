/** What works on any dataclass: fields, asdict, astuple, replace, make_dataclass. */
export function dataclassTools(version: number): string {
  return `def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance')${version >= 311 ? ' from None' : ''}
    return tuple([f for f in found.values() if f._field_type == 'field'])

def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)

def _converted(obj, inner, again):
    if hasattr(type(obj), _FIELDS):
        return inner(obj)
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return type(obj)(*[again(v) for v in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([again(v) for v in obj])
    if isinstance(obj, dict):
        return type(obj)([(again(k), again(v)) for k, v in obj.items()])
    import copy
    return copy.deepcopy(obj)

def asdict(obj, *, dict_factory=dict):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    def inner(obj):
        return dict_factory([(f.name, again(getattr(obj, f.name))) for f in fields(obj)])
    def again(value):
        return _converted(value, inner, again)
    return inner(obj)

def astuple(obj, *, tuple_factory=tuple):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    def inner(obj):
        return tuple_factory([again(getattr(obj, f.name)) for f in fields(obj)])
    def again(value):
        return _converted(value, inner, again)
    return inner(obj)

def replace(obj, ${version >= 308 ? '/, ' : ''}**changes):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError('replace() should be called on dataclass instances')
    for f in getattr(obj, _FIELDS).values():
        if f._field_type == 'class':
            continue
        if not f.init:
            if f.name in changes:
                raise ${version >= 313 ? 'TypeError' : 'ValueError'}('field %s is declared with init=False, it cannot be specified with replace()' % f.name)
            continue
        if f.name not in changes:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)

def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    namespace = {} if namespace is None else dict(namespace)
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, object
        elif len(item) == 2:
            name, kind = item
        else:
            name, kind, namespace[item[0]] = item
        annotations[name] = kind
    namespace['__annotations__'] = annotations
    return dataclass(type(cls_name, bases, namespace), **options)
`;
}
