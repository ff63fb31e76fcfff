# Callbacks of references and proxies run newest first; one that died before its referent does not.
import weakref
class C(object): pass
log = []
c = C()
rs = [weakref.ref(c, lambda r, i=i: log.append(i)) for i in range(5)]
p = weakref.proxy(c, lambda r: log.append('p'))
plain = weakref.ref(c)
pp = weakref.proxy(c)
print(weakref.getweakrefcount(c))
print([r is plain for r in weakref.getweakrefs(c)], [r is pp for r in weakref.getweakrefs(c)])
print([x is rs[4] for x in weakref.getweakrefs(c)], [x is p for x in weakref.getweakrefs(c)])
del rs[2]
print(weakref.getweakrefcount(c))
del c
print(log)
