# Which objects the collector tracks when they are new, and which it lets go of.
from __future__ import print_function
import gc, sys, weakref, functools, collections, itertools
gc.disable()
T = gc.is_tracked
def f(*a, **k): return a
def g(*a, **k): return k
class C(object): pass
class S(object): __slots__ = ()
class S1(object): __slots__ = ('a',)
class Tup(tuple): pass
class Lst(list): pass
class Dct(dict): pass
class I(int): pass
class St(str): pass
class Fl(float): pass
class E(Exception): pass
NT = collections.namedtuple('NT', 'a b')
def gen(): yield 1
def closure():
    x = []
    def inner(): return x
    return inner
n = 5; s = "abcd"
rows = []
def p(label, *objs):
    print(label, *[T(o) for o in objs])
p("bin tuple", (n, s)); p("empty", ()); p("nested", ((n, s), s)); p("with list", ([], 1)); p("with type", (int, n), (C, n)); p("with func", (f, 1), (len, 1))
p("empty in", ((), n)); p("tuple(list)", tuple([1, 2])); p("tuple(range)", tuple(range(3)))
p("tuple(tuple)", tuple((n, s))); p("tuple(str)", tuple("abc")); p("tuple(dict)", tuple({1: 2})); p("tuple(set)", tuple(set([1])))
p("add", (n,) + (s,)); p("add empty", (n,) + ()); p("mul", (n,) * 3); p("slice", (n, s, 1)[1:]); p("slice all", (n, s)[:])
p("args", f(1, 2), f(*[1, 2]), f(), f([])); p("kwargs", g(a=1), g(), g(a=[]))
p("divmod", divmod(7, 2)); p("enumerate", list(enumerate("a"))[0]); p("zip", list(zip("a", "b"))[0])
p("partition", "a.b".partition(".")); p("split list", "a b".split()); p("namedtuple", NT(1, 2)); p("sub", Tup(), Tup((1, 2)))
p("get_count", gc.get_count(), gc.get_threshold()); p("exc args", E(1).args, E().args, ValueError(1, 2).args)
p("mro", C.__mro__, C.__bases__); p("version_info", sys.version_info); p("popitem", {"a": 1}.popitem())
p("as_integer", (0.5).as_integer_ratio()); p("product", list(itertools.product([1], [2]))[0])
p("closure", closure().__closure__)
p("dict", {}, {"a": 1}, dict(a=1), dict([("a", 1)]), {"a": (n, s)}, {1: []}, dict({1: 2}), {"a": {}}, {"a": C})
p("dict of type", {"a": int}, {"a": len}, {"a": None}, {(n,): 1})
p("dictcomp", dict((i, i) for i in range(2))); p("fromkeys", dict.fromkeys("ab"), dict.fromkeys("ab", []))
d = {}; p("d0", d); d["a"] = 1; p("d1", d); d["b"] = (n, s); p("d2", d)
d = {"x": []}; e = d.copy(); p("copy", e, {"x": 1}.copy(), {}.copy()); d.clear(); p("cleared", d)
p("set", set(), frozenset(), frozenset([1]), set([1])); p("list", [], [1], list((1, 2)), [1] + [2], [1] * 2, [1, 2][1:], sorted([2, 1]))
p("inst", C(), S(), S1(), Tup(), Lst(), Dct(), I(), St(), Fl(), E(), ValueError(), object())
x = C(); x.a = 1; p("inst dict", x.__dict__); x.b = []; p("inst dict", x.__dict__)
p("func", f, lambda: 0, closure(), C().__init__, len, [].append, "a".join, C.__dict__, str.join, int.__add__, (1).__add__)
m = property(f); p("descr", m, staticmethod(f), classmethod(f), C.__dict__["__dict__"], S1.a)
p("gen", gen(), (i for i in "a")); p("iter", iter([]), iter(()), iter({}), iter("a"), iter(set()), iter(range(1)), iter(gen, 1), reversed([1]), enumerate([]))
p("zipmap", zip(), map(f, []), filter(f, [])); p("views", {}.keys(), {}.values(), {}.items()); p("slice", slice(1), slice([]))
p("weak", weakref.ref(C), weakref.ref(x), weakref.proxy(x)); p("weakcont", weakref.WeakValueDictionary(), weakref.WeakSet())
p("partial", functools.partial(f), functools.partial(f, 1)); p("coll", collections.deque(), collections.defaultdict(list), collections.OrderedDict(), collections.Counter())
p("deque iter", iter(collections.deque())); p("itertools", itertools.count(), itertools.repeat(1), itertools.chain(), itertools.islice([], 1), itertools.cycle([]), itertools.product())
p("super", super(C, x)); p("types", int, type, C, object, E); p("modules", sys, gc, functools, collections)
p("code", f.__code__); p("frame", sys._getframe()); p("globals", globals(), sys.modules, sys.__dict__)
p("atoms", 1, 2**100, 1.5, 1j, "a", b"a", None, True, NotImplemented, Ellipsis, bytearray(b"a"), range(3))
p("std", sys.stdout, sys.stderr); p("gcl", gc.garbage)
def deco(a=[], *b): pass
p("func attrs", deco.__dict__, f.__dict__, C.__dict__)
try: 1/0
except ZeroDivisionError as ex:
    tb = sys.exc_info()
    p("exc", ex, tb, tb[2])
    tb = None
gc.collect(); gc.collect()
t1 = (n, s); t2 = (t1, s); t3 = ((int,), n); t4 = (len, 1); d1 = {"a": t1}; d2 = {"a": {}}; d3 = {"a": []}; d4 = {"a": int}
p("before", t1, t2, t3, t4, d1, d2, d3, d4)
for g_ in (0, 1, 2, 2):
    gc.collect(g_)
    p(str(g_), t1, t2, t3, t4, d1, d2, d3, d4)
