/** abc: the metaclass and the decorators. What a class still lacks is found out by `_lacking` and kept by the class itself. */
export function abcPrelude(version: number): string {
  const metaclass = `
class ABCMeta(type):
    def __new__(mcls, name, bases, namespace${version >= 300 ? ', **kwargs' : ''}):
        cls = super(ABCMeta, mcls).__new__(mcls, name, bases, namespace${version >= 306 ? ', **kwargs' : ''})
        _find_abstract(cls)
        cls._abc_registry = []
        return cls
    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError('Can only register classes')
        cls._abc_registry.append(subclass)
        return subclass

def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj

class abstractproperty(property):
    __isabstractmethod__ = True
`;
  if (version < 300) return metaclass;
  return `${metaclass}
class abstractclassmethod(classmethod):
    __isabstractmethod__ = True
    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True
    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)

class ABC(metaclass=ABCMeta):
    __slots__ = ()

def get_cache_token():
    return 0
${version >= 310 ? 'def update_abstractmethods(cls):\n    _find_abstract(cls)\n    return cls\n' : ''}`;
}
