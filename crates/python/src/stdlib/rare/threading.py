"""Threads that run in turn: one runs when it is started, to its end, before `start` returns. So programs give the same each time; what
waits for another thread that could not run yet is an error that says so."""

import sys as _sys
import time as _time
from functools import wraps as _wraps

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event", "Lock", "RLock",
           "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace", "get_native_id"]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


class _Ends(BaseException):
    """Ends a daemon thread that waits: whatever it waits for, it could not be gone on with."""


def _wait():
    if _current is not _main and _current.daemon:
        raise _Ends


def _stuck(what):
    _wait()
    raise RuntimeError(f"{what} would wait for another thread for ever: in Freezeframe threads run in turn, each when it is started")


class Lock:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked:
            if not blocking or timeout >= 0:
                return False
            _stuck("this lock")
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


Lock.__module__, Lock.__name__, Lock.__qualname__ = "_thread", "lock", "lock"


class RLock:
    __module__ = "_thread"

    def __init__(self):
        self._owner, self._count = None, 0

    def acquire(self, blocking=True, timeout=-1):
        me = get_ident()
        if self._owner not in (None, me):
            if not blocking or timeout >= 0:
                return False
            _stuck("this lock")
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if not self._count:
            self._owner = None

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} at {id(self):#x}>"


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *details):
        return self._lock.__exit__(*details)

    def wait(self, timeout=None):
        if timeout is None:
            _stuck("this condition")
        return False

    def wait_for(self, predicate, timeout=None):
        found = predicate()
        if not found and timeout is None:
            _stuck("this condition")
        return found

    def notify(self, n=1):
        locked = getattr(self._lock, "locked", None)
        if not (self._lock._count if isinstance(self._lock, RLock) else locked is None or locked()):
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value:
            if not blocking or timeout is not None:
                return False
            _stuck("this semaphore")
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *details):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}/{self._initial_value}>"


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            _wait()
            if timeout is None:
                _stuck("this event")
        return self._flag

    def __repr__(self):
        return f"<threading.Event at {id(self):#x}: {'set' if self._flag else 'unset'}>"


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action = parties, action
        self.n_waiting, self.broken = 0, False

    def wait(self, timeout=None):
        if self.parties > 1:
            _stuck("this barrier")
        if self._action:
            self._action()
        return 0

    def reset(self):
        self.broken = False

    def abort(self):
        self.broken = True


_counter = 0


def _next_number():
    global _counter
    _counter += 1
    return _counter


class ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import traceback

    if args.exc_type is SystemExit:
        return
    print(f"Exception in thread {args.thread.name}:", file=_sys.stderr)
    print("".join(traceback.format_exception(args.exc_value)), end="", file=_sys.stderr)


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target, self._args, self._kwargs = target, args, dict(kwargs or {})
        if name is None:
            name = f"Thread-{_next_number()}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self.name = str(name)
        self.daemon = bool(daemon) if daemon is not None else current_thread().daemon
        self.ident = None
        self._state = "initial"

    native_id = property(lambda self: self.ident)

    def start(self):
        global _current
        if self._state != "initial":
            raise RuntimeError("threads can only be started once")
        self.ident = _next_ident()
        self._state = "started"
        before, _current = _current, self
        _active.append(self)
        try:
            self.run()
        except _Ends:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._state = "stopped"
            _current = before
            _active.remove(self)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._state == "initial":
            raise RuntimeError("cannot join thread before it is started")
        if self is _current:
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._state == "started"

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        state = self._state + (" daemon" if self.daemon else "") + (f" {self.ident}" if self.ident is not None else "")
        return f"<{type(self).__name__}({self.name}, {state})>"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def run(self):
        _time.sleep(self.interval)
        if not self._cancelled:
            self.function(*self.args, **self.kwargs)


class _MainThread(Thread):
    def __init__(self):
        self.name, self.daemon, self.ident, self._state = "MainThread", False, 1, "started"


_idents = 1


def _next_ident():
    global _idents
    _idents += 1
    return _idents


_main = _current = _MainThread()
_active = [_main]


def current_thread():
    return _current


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return _current.ident


get_native_id = get_ident


def active_count():
    return len(_active)


activeCount = active_count


def enumerate():
    return list(_active)


def stack_size(size=0):
    return 0


def settrace(func):
    if func is not None:
        raise NotImplementedError("threading.settrace is not supported by Freezeframe")


def setprofile(func):
    if func is not None:
        raise NotImplementedError("threading.setprofile is not supported by Freezeframe")


def gettrace():
    return None


getprofile = gettrace


class local:
    """Attributes that each thread has its own of."""

    # What is read of it is state: of the thread that used it last.
    _kept_in = "_local_now"

    def __init__(self, /, *args, **kwargs):
        if (args or kwargs) and type(self).__init__ is local.__init__:
            raise TypeError("Initialization arguments are not supported")

    def __new__(cls, /, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local_dicts", {})
        object.__setattr__(self, "_local_args", (args, kwargs))
        own = object.__getattribute__(self, "_local_dicts")[get_ident()] = {}
        object.__setattr__(self, "_local_now", own)
        return self

    def _own(self):
        dicts = object.__getattribute__(self, "_local_dicts")
        me = get_ident()
        if me not in dicts:
            dicts[me] = {}
            args, kwargs = object.__getattribute__(self, "_local_args")
            self.__init__(*args, **kwargs)
        own = dicts[me]
        if object.__getattribute__(self, "_local_now") is not own:
            object.__setattr__(self, "_local_now", own)
        return own

    def __getattribute__(self, name):
        if name in ("_own", "__class__"):
            return object.__getattribute__(self, name)
        own = object.__getattribute__(self, "_own")()
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        found = getattr(type(self), name, None)
        if hasattr(type(found), "__set__"):
            return object.__setattr__(self, name, value)
        self._own()[name] = value

    def __delattr__(self, name):
        own = self._own()
        if name not in own:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        del own[name]
