/** contextlib: Python code, with the holders that CPython's own has. */
export function contextlibPrelude(version: number): string {
  if (version < 300) return LEGACY;
  const parts = [bases(version), manager(version), CLOSING, exitStack(version)];
  if (version >= 307) parts.push(NULL_CONTEXT);
  return parts.join('');
}

const LEGACY = `
import sys
from functools import wraps

class GeneratorContextManager(object):
    def __init__(self, gen):
        self.gen = gen
    def __enter__(self):
        try:
            return self.gen.next()
        except StopIteration:
            raise RuntimeError("generator didn't yield")
    def __exit__(self, type, value, traceback):
        if type is None:
            try:
                self.gen.next()
            except StopIteration:
                return
            else:
                raise RuntimeError("generator didn't stop")
        else:
            if value is None:
                value = type()
            try:
                self.gen.throw(type, value, traceback)
                raise RuntimeError("generator didn't stop after throw()")
            except StopIteration, exc:
                return exc is not value
            except:
                if sys.exc_info()[1] is not value:
                    raise

def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return GeneratorContextManager(func(*args, **kwds))
    return helper

class closing(object):
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *exc_info):
        self.thing.close()
`;

function bases(version: number): string {
  return `
import sys
from functools import wraps
from abc import ABC

class AbstractContextManager(ABC):
    def __enter__(self):
        return self
    def __exit__(self, exc_type, exc_value, traceback):
        return None

class ContextDecorator(object):
    def _recreate_cm(self):
        return self
    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner
${version < 307 ? '' : '\nclass AbstractAsyncContextManager(ABC):\n    pass\n'}`;
}

/** `exc.__traceback__` is put back since 3.11; what the generator was called with is let go of since 3.7. */
function manager(version: number): string {
  const restore = version >= 311;
  const put = (name: string, indent: string): string =>
    restore ? `${indent}${name}.__traceback__ = traceback\n` : '';
  return `
class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc
    def _recreate_cm(self):
        return self.__class__(self.func, self.args, self.kwds)
    def __enter__(self):
${version >= 307 ? '        del self.args, self.kwds, self.func\n' : ''}        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None
    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            else:
${
  version >= 313
    ? `                try:
                    raise RuntimeError("generator didn't stop")
                finally:
                    self.gen.close()
`
    : `                raise RuntimeError("generator didn't stop")
`
}        else:
            if value is None:
                value = typ()
            try:
                self.gen.throw(${version >= 312 ? 'value' : 'typ, value, traceback'})
            except StopIteration as exc:
                return exc is not value
            except RuntimeError as exc:
                if exc is value:
${put('exc', ' '.repeat(20))}                    return False
                if isinstance(value, StopIteration) and exc.__cause__ is value:
${put('value', ' '.repeat(20))}                    return False
                raise
            except BaseException as exc:
                if exc is not value:
                    raise
${put('exc', ' '.repeat(16))}                return False
            ${
              version >= 313
                ? `try:
                raise RuntimeError("generator didn't stop after throw()")
            finally:
                self.gen.close()`
                : `raise RuntimeError("generator didn't stop after throw()")`
            }

def contextmanager(func):
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper
`;
}

const CLOSING = `
class closing(AbstractContextManager):
    def __init__(self, thing):
        self.thing = thing
    def __enter__(self):
        return self.thing
    def __exit__(self, *exc_info):
        self.thing.close()

class _RedirectStream(AbstractContextManager):
    _stream = None
    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []
    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target
    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())

class redirect_stdout(_RedirectStream):
    _stream = "stdout"

class redirect_stderr(_RedirectStream):
    _stream = "stderr"

class suppress(AbstractContextManager):
    def __init__(self, *exceptions):
        self._exceptions = exceptions
    def __enter__(self):
        pass
    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)
`;

const NULL_CONTEXT = `
class nullcontext(AbstractContextManager):
    def __init__(self, enter_result=None):
        self.enter_result = enter_result
    def __enter__(self):
        return self.enter_result
    def __exit__(self, *excinfo):
        pass
`;

/** The callbacks are kept in a list of pairs from 3.7 on; a deque holds them. */
function exitStack(version: number): string {
  return `

class ExitStack(AbstractContextManager):
    def __init__(self):
        self._exit_callbacks = deque()
    @staticmethod
    def _create_exit_wrapper(cm, cm_exit):
        ${
          version >= 308
            ? 'return _bound(cm_exit, cm)'
            : 'def _exit_wrapper(exc_type, exc, tb):\n            return cm_exit(cm, exc_type, exc, tb)\n        return _exit_wrapper'
        }
    @staticmethod
    def _create_cb_wrapper(callback, ${version >= 308 ? '/, ' : ''}*args, **kwds):
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        return _exit_wrapper
    def pop_all(self):
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return new_stack
    def push(self, exit):
        _cb_type = type(exit)
        try:
            exit_method = _cb_type.__exit__
        except AttributeError:
            self._push_exit_callback(exit)
        else:
            self._push_cm_exit(exit, exit_method)
        return exit
    def enter_context(self, cm):
        _cm_type = type(cm)
        ${
          version >= 311
            ? `try:
            _enter = _cm_type.__enter__
            _exit = _cm_type.__exit__
        except AttributeError:
            raise TypeError(f"'{_cm_type.__module__}.{_cm_type.__qualname__}' object does "
                            f"not support the context manager protocol") from None
        result = _enter(cm)`
            : '_exit = _cm_type.__exit__\n        result = _cm_type.__enter__(cm)'
        }
        self._push_cm_exit(cm, _exit)
        return result
    def callback(self, callback, ${version >= 308 ? '/, ' : ''}*args, **kwds):
        _exit_wrapper = self._create_cb_wrapper(callback, *args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._push_exit_callback(_exit_wrapper)
        return callback
    def _push_cm_exit(self, cm, cm_exit):
        _exit_wrapper = self._create_exit_wrapper(cm, cm_exit)
        ${version >= 308 ? '' : '_exit_wrapper.__self__ = cm\n        '}self._push_exit_callback(_exit_wrapper, True)
    def _push_exit_callback(self, callback, is_sync=True):
        self._exit_callbacks.append((is_sync, callback))
    def __enter__(self):
        return self
    def __exit__(self, *exc_details):
        received_exc = exc_details[0] is not None
        frame_exc = sys.exc_info()[1]
        def _fix_exception_context(new_exc, old_exc):
            while 1:
                exc_context = new_exc.__context__
                if exc_context is None or exc_context is old_exc:
                    return
                if exc_context is frame_exc:
                    break
                new_exc = exc_context
            new_exc.__context__ = old_exc
        suppressed_exc = False
        pending_raise = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            try:
                if cb(*exc_details):
                    suppressed_exc = True
                    pending_raise = False
                    exc_details = (None, None, None)
            except BaseException as new_exc:
                _fix_exception_context(new_exc, exc_details[1])
                pending_raise = True
                exc_details = (type(new_exc), new_exc, new_exc.__traceback__)
                del new_exc
        if pending_raise:
            fixed_ctx = exc_details[1].__context__
            try:
                raise exc_details[1]
            except BaseException:
                exc_details[1].__context__ = fixed_ctx
                raise
        return received_exc and suppressed_exc
    def close(self):
        self.__exit__(None, None, None)
`;
}
