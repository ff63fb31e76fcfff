/**
 * Flag, IntFlag and unique; `numberText`: the methods that write a member that is a number too.
 * MODEL: `enum.Flag` knows no boundaries: a value with a bit that no member has is an error.
 */
export function flagPrelude(version: number, numberText: string): string {
  const later = version >= 311;
  return `
def _parts(member):
    parts = [m for m in member.__class__._member_map_.values() if m._value_ and m._value_ & member._value_ == m._value_]
    parts.sort(key=lambda m: m._value_, reverse=${later ? 'False' : 'True'})
    return parts

class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 2 * max(last_values) if last_values else start
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        every = 0
        for member in cls._member_map_.values():
            every |= member._value_
        if value < 0:
            value &= every
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        if value & ~every:
            return None
        made = object.__new__(cls) if cls._member_type_ is object else int.__new__(cls, value)
        made._value_ = value
        made._name_ = ${later ? "'|'.join([m._name_ for m in _parts(made)]) or None" : 'None'}
        return cls._value2member_map_.setdefault(value, made)
    def _text(self):
        return self._name_ or '|'.join([m._name_ for m in _parts(self)]) or ${later ? 'None' : "'0'"}
    def __repr__(self):
${later ? "        if self._text() is None:\n            return '<%s: %r>' % (self.__class__.__name__, self._value_)\n" : ''}        return '<%s.%s: %r>' % (self.__class__.__name__, self._text(), self._value_)
    def __str__(self):
${later ? "        if self._text() is None:\n            return '%s(%r)' % (self.__class__.__name__, self._value_)\n" : ''}        return '%s.%s' % (self.__class__.__name__, self._text())
    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_
    def __bool__(self):
        return bool(self._value_)
${later ? '    def __iter__(self):\n        return iter(_parts(self))\n    def __len__(self):\n        return len(_parts(self))\n' : ''}    def _combined(self, other, operation):
        value = other._value_ if isinstance(other, self.__class__) else other
        if not isinstance(other, self.__class__) and self._member_type_ is object:
            return NotImplemented
        return self.__class__(operation(self._value_, value))
    def __or__(self, other):
        return self._combined(other, lambda a, b: a | b)
    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)
    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)
    def __invert__(self):
        return self.__class__(~self._value_)
    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

class IntFlag(int, Flag):
    __or__, __and__, __xor__, __invert__ = Flag.__or__, Flag.__and__, Flag.__xor__, Flag.__invert__
    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__
${numberText}
def unique(enumeration):
    duplicates = [(name, m._name_) for name, m in enumeration._member_map_.items() if name != m._name_]
    if duplicates:
        details = ', '.join(['%s -> %s' % pair for pair in duplicates])
        raise ValueError('duplicate values found in %r: %s' % (enumeration, details))
    return enumeration
`;
}
