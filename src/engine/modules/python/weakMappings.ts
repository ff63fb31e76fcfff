/** What the weak dictionaries inherit: from 3.0 on the mixin methods of MutableMapping, before of an old-style UserDict. */
export function mappingBase(version: number): string {
  return version >= 300 ? MUTABLE_MAPPING : USER_DICT;
}

/** The base class's name in the prelude. */
export function mappingBaseName(version: number): string {
  return version >= 300 ? 'MutableMapping' : '_UserDict';
}

/** Operators of 3.9 and later. */
export function mergeOperators(version: number): string {
  return version >= 309 ? MERGE : '';
}

/** MODEL: for the weak dictionaries a mapping is what has `keys` and `__getitem__`: the registry of collections.abc is not simulated. */
const MUTABLE_MAPPING = `
def _is_mapping(other):
    return isinstance(other, dict) or hasattr(other, 'keys') and hasattr(other, '__getitem__')

class MutableMapping(object):
    __slots__ = ()
    __module__ = 'collections.abc'
    def __eq__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return dict(self.items()) == dict(other.items())
    __hash__ = None
    __reversed__ = None
    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass
`;

const USER_DICT = `
class UserDict:
    __module__ = 'UserDict'
    def __init__(self, dict=None, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if len(kwargs):
            self.update(kwargs)
    def __cmp__(self, dict):
        if isinstance(dict, _UserDict):
            return cmp(self.data, dict.data)
        return cmp(self.data, dict)
    __hash__ = None
    def __len__(self):
        return len(self.data)
    def clear(self):
        self.data.clear()
_UserDict = UserDict
del UserDict
`;

const MERGE = `    def __ior__(self, other):
        self.update(other)
        return self
    def __or__(self, other):
        if _is_mapping(other):
            c = self.copy()
            c.update(other)
            return c
        return NotImplemented
    def __ror__(self, other):
        if _is_mapping(other):
            c = self.__class__()
            c.update(other)
            c.update(self)
            return c
        return NotImplemented
`;

/** How a weak dictionary is shown: by its id, up to 2.7 in decimal. */
export function mappingRepr(version: number, name: string): string {
  const shown =
    version >= 300
      ? '"<%s at %#x>" % (self.__class__.__name__, id(self))'
      : `"<${name} at %s>" % id(self)`;
  return `    def __repr__(self):
        return ${shown}
`;
}
