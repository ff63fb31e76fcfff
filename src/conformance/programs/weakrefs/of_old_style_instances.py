# 2.x: proxies of old-style instances, __unicode__ through a proxy, and a reference to an old-style class.
# python: 2.7
import weakref


class Text(object):
    def __str__(self):
        return 'string'

    def __unicode__(self):
        return u'unicode'

    def __div__(self, other):
        return ('div', other)

    def __cmp__(self, other):
        return 0


text = Text()
proxy = weakref.proxy(text)
print unicode(proxy) == u'unicode', str(proxy), proxy / 2
print proxy == weakref.proxy(Text()), cmp(weakref.ref(text), weakref.ref(text)), proxy == text


class Old:
    def __init__(self):
        self.x = 1

    def m(self):
        return 'm'


old = Old()
proxy = weakref.proxy(old)
print proxy.x, proxy.m(), type(proxy)
proxy.y = 2
print old.y
reference = weakref.ref(old)
print reference().x
del old
print reference()
try:
    proxy.x
except ReferenceError as error:
    print error
print weakref.ReferenceError is ReferenceError
cls = weakref.ref(Old, lambda ref: None)
print cls() is Old
del Old
print cls()
