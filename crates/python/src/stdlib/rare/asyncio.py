"""Coroutines that run in turn. Time is `time.sleep`'s; there are no sockets, processes or signals."""

import heapq as _heapq
import sys as _sys
import time as _time
import types as _types
from collections import deque as _deque

from weakref import WeakSet as _WeakSet

from _waiting import awaited as _awaited, generator_coroutine as coroutine, hooks as _generator_hooks

__all__ = ["run", "sleep", "gather", "wait", "wait_for", "create_task", "Task", "Future", "Queue", "LifoQueue", "PriorityQueue", "QueueEmpty",
           "QueueFull", "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "TaskGroup", "timeout", "timeout_at", "shield",
           "as_completed", "current_task", "all_tasks", "get_event_loop", "get_running_loop", "new_event_loop", "set_event_loop", "Runner",
           "iscoroutine", "iscoroutinefunction", "isfuture", "ensure_future", "to_thread", "run_coroutine_threadsafe", "CancelledError",
           "InvalidStateError", "TimeoutError", "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "AbstractEventLoop", "Timeout",
           "wrap_future", "QueueShutDown"]

ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION = "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"
TimeoutError = TimeoutError


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


CancelledError.__module__ = InvalidStateError.__module__ = "asyncio.exceptions"


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class QueueShutDown(Exception):
    pass


class Handle:
    def __init__(self, callback, args, when=None):
        self._callback, self._args, self._when, self._cancelled = callback, args, when, False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when


TimerHandle = Handle


class AbstractEventLoop:
    pass


class _Loop(AbstractEventLoop):
    def __init__(self):
        self._ready, self._timers, self._count, self._closed, self._running = _deque(), [], 0, False, False
        self._tasks, self._stopping, self._generators = [], False, _WeakSet()

    def time(self):
        return _time.monotonic()

    def call_soon(self, callback, *args, context=None):
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        handle = Handle(callback, args, when)
        self._count += 1
        _heapq.heappush(self._timers, (when, self._count, handle))
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None, eager_start=None):
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        future = self.create_future()
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        return future

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def close(self):
        self._closed = True

    def stop(self):
        self._stopping = True

    def set_debug(self, enabled):
        pass

    def get_debug(self):
        return False

    def set_exception_handler(self, handler):
        pass

    async def shutdown_asyncgens(self):
        left = list(self._generators)
        self._generators.clear()
        for outcome in await gather(*[generator.aclose() for generator in left], return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome

    def _end_generator(self, generator):
        self._generators.discard(generator)
        if not self._closed:
            self.call_soon(self.create_task, generator.aclose())

    async def shutdown_default_executor(self, timeout=None):
        pass

    def _turn(self):
        """Calls what is ready now; waits for the next timer if nothing is. False if nothing will ever come."""
        while self._timers and self._timers[0][2]._cancelled:
            _heapq.heappop(self._timers)
        if not self._ready:
            if not self._timers:
                return False
            wait = self._timers[0][0] - self.time()
            if wait > 0:
                _time.sleep(wait)
        end = self.time()
        while self._timers and self._timers[0][0] <= end:
            self._ready.append(_heapq.heappop(self._timers)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._callback(*handle._args)
        return True

    def run_forever(self):
        self._run(lambda: self._stopping)

    def run_until_complete(self, future):
        if self._closed:
            raise RuntimeError("Event loop is closed")
        future = ensure_future(future, loop=self)
        self._run(future.done)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _run(self, is_done):
        global _running_loop
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _running_loop is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running, self._stopping, _running_loop = True, False, self
        hooks = _generator_hooks[:]
        _generator_hooks[:] = self._generators.add, self._end_generator
        try:
            while not is_done() and self._turn():
                pass
        finally:
            self._running, _running_loop = False, None
            _generator_hooks[:] = hooks


_running_loop = _default_loop = None


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError("no running event loop")
    return _running_loop


def new_event_loop():
    return _Loop()


def set_event_loop(loop):
    global _default_loop
    _default_loop = loop


def get_event_loop():
    if _running_loop is not None:
        return _running_loop
    if _default_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _default_loop


class Future:
    _asyncio_future_blocking = False

    def __init__(self, *, loop=None):
        self._loop = loop if loop is not None else get_event_loop()
        self._state, self._result, self._exception, self._callbacks, self._cancel_message = "PENDING", None, None, [], None

    __class_getitem__ = classmethod(_types.GenericAlias)

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == "CANCELLED"

    def done(self):
        return self._state != "PENDING"

    def _end(self, state):
        self._state = state
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_message = msg
        self._end("CANCELLED")
        return True

    def _cancelled_error(self):
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not ready.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        before = len(self._callbacks)
        self._callbacks = [callback for callback in self._callbacks if callback != fn]
        return before - len(self._callbacks)

    def set_result(self, result):
        if self.done():
            raise InvalidStateError("invalid state")
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        if self.done():
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        self._exception = exception
        self._end("FINISHED")

    def __await__(self):
        if not self.done():
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

    def __repr__(self):
        text = {"PENDING": "pending", "CANCELLED": "cancelled"}.get(self._state, "finished")
        if self._state == "FINISHED":
            text += f" result={self._result!r}" if self._exception is None else f" exception={self._exception!r}"
        return f"<Future {text}>"


_task_number = 0
_current_tasks = {}


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_number
        super().__init__(loop=loop)
        if not iscoroutine(coro) and not hasattr(type(coro), "throw"):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _task_number += 1
            name = f"Task-{_task_number}"
        self._coro, self._name, self._must_cancel, self._waiter, self._cancels = coro, str(name), False, None, 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def get_coro(self):
        return self._coro

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels > 0:
            self._cancels -= 1
            if not self._cancels:
                self._must_cancel = False
        return self._cancels

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancels += 1
        if self._waiter is not None and self._waiter.cancel(msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def _step(self, error=None):
        if self.done():
            return
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waiter = None
        before = _current_tasks.get(self._loop)
        _current_tasks[self._loop] = self
        try:
            waited = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            self._cancel_message = cancelled.args[0] if cancelled.args else None
            Future.cancel(self, self._cancel_message)
        except (KeyboardInterrupt, SystemExit) as raised:
            Future.set_exception(self, raised)
            raise
        except BaseException as raised:
            Future.set_exception(self, raised)
        else:
            if isinstance(waited, Future):
                if waited is self:
                    self._loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
                else:
                    waited.add_done_callback(self._wake)
                    self._waiter = waited
                    if self._must_cancel and waited.cancel(self._cancel_message):
                        self._must_cancel = False
            elif waited is None:
                self._loop.call_soon(self._step)
            else:
                self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {waited!r}"))
        finally:
            if before is None:
                _current_tasks.pop(self._loop, None)
            else:
                _current_tasks[self._loop] = before
            if self.done():
                self._loop._tasks.remove(self)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

    def __repr__(self):
        text = {"PENDING": "pending", "CANCELLED": "cancelled"}.get(self._state, "finished")
        name = getattr(self._coro, "__qualname__", type(self._coro).__name__)
        end = ""
        if self._state == "FINISHED":
            end = f" result={self._result!r}" if self._exception is None else f" exception={self._exception!r}"
        return f"<Task {text} name={self._name!r} coro=<{name}()>{end}>"


def iscoroutine(obj):
    return isinstance(obj, _types.CoroutineType) or type(obj).__name__ == "_GeneratorCoroutine"


def iscoroutinefunction(func):
    import inspect

    return inspect.iscoroutinefunction(func)


def isfuture(obj):
    return isinstance(obj, Future)


async def _wrapped(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrapped(coro_or_future)
    return (loop or get_event_loop()).create_task(coro_or_future)


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


def current_task(loop=None):
    return _current_tasks.get(loop or get_running_loop())


def all_tasks(loop=None):
    return {task for task in (loop or get_running_loop())._tasks if not task.done()}


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._factory, self._loop = loop_factory or new_event_loop, None

    def get_loop(self):
        if self._loop is None:
            self._loop = self._factory()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            if not hasattr(type(coro), "__await__"):
                raise ValueError(f"a coroutine was expected, got {coro!r}")
            coro = _wrapped(coro)
        if _running_loop is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def close(self):
        if self._loop is not None:
            _end_tasks(self._loop)
            self._loop.close()
            self._loop = None

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def _end_tasks(loop):
    if loop._ready and not loop._closed:
        turns = iter((False, True))
        loop._run(lambda: next(turns))
    tasks = all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop._run(lambda: all(task.done() for task in tasks))
    if loop._generators and not loop._closed:
        loop.run_until_complete(loop.shutdown_asyncgens())


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine to its end, in a loop of its own."""
    if _running_loop is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main) and not hasattr(type(main), "__await__"):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    with Runner(loop_factory=loop_factory) as runner:
        return runner.run(main)


def _run_at_top(awaitable):
    """What `await` at the top of a cell gives: the notebook has one loop, in which tasks stay between cells."""
    global _default_loop
    if _default_loop is None or _default_loop.is_closed():
        _default_loop = new_event_loop()
    return _default_loop.run_until_complete(ensure_future(awaitable, loop=_default_loop))


async def sleep(delay, result=None):
    if delay <= 0:
        await _once()
        return result
    future = get_running_loop().create_future()
    handle = future._loop.call_later(delay, lambda: future.done() or future.set_result(result))
    try:
        return await future
    finally:
        handle.cancel()


class _Once:
    def __await__(self):
        yield


_once = _Once


class _Gathered(Future):
    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children, self._was_cancelled = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        found = [child.cancel(msg) for child in self._children]
        self._was_cancelled = any(found)
        return self._was_cancelled


def gather(*coros_or_futures, return_exceptions=False):
    """The results of several, in their order."""
    loop = _running_loop or get_event_loop()
    known, children = {}, []
    for one in coros_or_futures:
        if id(one) not in known:
            known[id(one)] = ensure_future(one, loop=loop)
        children.append(known[id(one)])
    outer = _Gathered(children, loop)
    if not children:
        outer.set_result([])
        return outer
    left = [len(known)]

    def done(child):
        left[0] -= 1
        if outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                return outer.set_exception(child._cancelled_error())
            if child.exception() is not None:
                return outer.set_exception(child.exception())
        if not left[0]:
            results = [one._cancelled_error() if one.cancelled() else one.exception() or one.result() for one in children]
            if outer._was_cancelled:
                outer.set_exception(CancelledError())
            else:
                outer.set_result(results)

    for child in known.values():
        child.add_done_callback(done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if any(iscoroutine(one) for one in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")

    def is_enough():
        done = [one for one in fs if one.done()]
        if return_when == FIRST_COMPLETED:
            return bool(done)
        if return_when == FIRST_EXCEPTION and any(not one.cancelled() and one.exception() is not None for one in done):
            return True
        return len(done) == len(fs)

    if not is_enough():
        waiter = get_running_loop().create_future()
        handle = None if timeout is None else waiter._loop.call_later(timeout, lambda: waiter.done() or waiter.set_result(None))

        def done(one):
            if is_enough() and not waiter.done():
                waiter.set_result(None)

        for one in fs:
            one.add_done_callback(done)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for one in fs:
                one.remove_done_callback(done)
    finished = {one for one in fs if one.done()}
    return finished, fs - finished


class Timeout:
    def __init__(self, when):
        self._when, self._handle, self._expired, self._task = when, None, False, None

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        if self._handle is not None:
            self._handle.cancel()
        self._when = when
        if when is not None:
            self._handle = get_running_loop().call_at(when, self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._cancels = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= self._cancels and kind is not None and issubclass(kind, CancelledError):
            raise TimeoutError from value
        return None


def timeout(delay):
    return Timeout(None if delay is None else get_running_loop().time() + delay)


def timeout_at(when):
    return Timeout(when)


async def wait_for(fut, timeout):
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        fut.cancel()
        try:
            await fut
        except CancelledError as error:
            raise TimeoutError from error
    async with Timeout(None if timeout is None else get_running_loop().time() + timeout):
        return await fut


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def done(_):
        if outer.done():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    inner.add_done_callback(done)
    return outer


class _Completed:
    def __init__(self, fs, timeout):
        self._loop = get_running_loop()
        self._waiting = {ensure_future(one) for one in fs}
        self._left, self._done, self._queue = len(self._waiting), [], Queue()
        for one in self._waiting:
            one.add_done_callback(self._queue.put_nowait)

    def __iter__(self):
        while self._left:
            self._left -= 1
            yield self._next()

    async def _next(self):
        return (await self._queue.get()).result()

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._queue.get()


def as_completed(fs, *, timeout=None):
    return _Completed(fs, timeout)


async def to_thread(func, /, *args, **kwargs):
    await _once()
    return func(*args, **kwargs)


def wrap_future(future, *, loop=None):
    made = (loop or get_event_loop()).create_future()
    made.set_result(future.result())
    return made


def run_coroutine_threadsafe(coro, loop):
    raise NotImplementedError("asyncio.run_coroutine_threadsafe is not supported by Freezeframe: threads run in turn")


class TaskGroup:
    def __init__(self):
        self._tasks, self._errors, self._is_entered, self._is_aborting, self._parent = set(), [], False, False, None
        self._waiter, self._parent_cancelled = None, False

    async def __aenter__(self):
        if self._is_entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._is_entered, self._parent = True, current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if not self._is_entered or self._is_aborting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        task = get_running_loop().create_task(coro, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task):
        self._tasks.discard(task)
        if not self._tasks and self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
        if task.cancelled() or task.exception() is None:
            return
        self._errors.append(task.exception())
        if not self._is_aborting and not self._parent_cancelled:
            self._abort()
            self._parent_cancelled = True
            self._parent.cancel()

    def _abort(self):
        self._is_aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    async def __aexit__(self, kind, value, traceback):
        cancelled = value if kind is not None and issubclass(kind, CancelledError) else None
        if self._parent_cancelled and self._parent.uncancel() == 0:
            cancelled = None
        if kind is not None and not self._is_aborting:
            self._abort()
        while self._tasks:
            self._waiter = get_running_loop().create_future()
            try:
                await self._waiter
            except CancelledError as error:
                if not self._is_aborting:
                    cancelled = error
                    self._abort()
            self._waiter = None
        if cancelled is not None and not self._errors:
            raise cancelled
        if kind is not None and not issubclass(kind, CancelledError):
            self._errors.append(value)
        if self._errors:
            if self._parent_cancelled:
                self._parent.uncancel()
                self._parent._must_cancel = False
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors) from None
        return None


class _Waiters:
    """Futures that wait in a row."""

    def __init__(self):
        self._waiters = _deque()

    async def _join(self):
        future = get_running_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake(self, count=1):
        for future in self._waiters:
            if not count:
                break
            if not future.done():
                future.set_result(True)
                count -= 1


class _Held:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class Lock(_Held, _Waiters):
    def __init__(self):
        super().__init__()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        while self._locked or any(future.done() for future in self._waiters):
            await self._join()
            if not self._locked:
                break
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<asyncio.locks.Lock object at {id(self):#x} [{state}]>"


class Event(_Waiters):
    def __init__(self):
        super().__init__()
        self._value = False

    def is_set(self):
        return self._value

    def set(self):
        self._value = True
        self._wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._join()
        return True


class Condition(_Held, _Waiters):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = lock or Lock()
        self.acquire, self.release, self.locked = self._lock.acquire, self._lock.release, self._lock.locked

    async def wait(self):
        self.release()
        try:
            await self._join()
        finally:
            await self.acquire()
        return True

    async def wait_for(self, predicate):
        while not (found := predicate()):
            await self.wait()
        return found

    def notify(self, n=1):
        self._wake(n)

    def notify_all(self):
        self._wake(len(self._waiters))


class Semaphore(_Held, _Waiters):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def locked(self):
        return self._value == 0

    async def acquire(self):
        while not self._value:
            await self._join()
        self._value -= 1
        return True

    def release(self):
        self._value += 1
        self._wake()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._bound = value

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_Waiters):
    def __init__(self, parties):
        super().__init__()
        self.parties, self.n_waiting, self.broken = parties, 0, False

    async def wait(self):
        number = self.n_waiting
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            self.n_waiting = 0
            self._wake(len(self._waiters))
        else:
            await self._join()
        return number


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize, self._unfinished, self._down = maxsize, 0, False
        self._getters, self._putters, self._joiners = _Waiters(), _Waiters(), _Waiters()
        self._init(maxsize)

    __class_getitem__ = classmethod(_types.GenericAlias)

    def _init(self, maxsize):
        self._queue = _deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    def qsize(self):
        return len(self._queue)

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self.maxsize <= len(self._queue)

    async def put(self, item):
        while self.full():
            if self._down:
                raise QueueShutDown
            await self._putters._join()
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self._down:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._getters._wake()

    async def get(self):
        while not self._queue:
            if self._down:
                raise QueueShutDown
            await self._getters._join()
        return self.get_nowait()

    def get_nowait(self):
        if not self._queue:
            if self._down:
                raise QueueShutDown
            raise QueueEmpty
        item = self._get()
        self._putters._wake()
        return item

    def task_done(self):
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if not self._unfinished:
            self._joiners._wake(len(self._joiners._waiters))

    async def join(self):
        if self._unfinished:
            await self._joiners._join()

    def shutdown(self, immediate=False):
        self._down = True
        if immediate:
            self._queue.clear()
        self._getters._wake(len(self._getters._waiters))
        self._putters._wake(len(self._putters._waiters))


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        _heapq.heappush(self._queue, item)

    def _get(self):
        return _heapq.heappop(self._queue)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()


def __getattr__(name):
    if name in ("open_connection", "start_server", "create_subprocess_exec", "create_subprocess_shell", "open_unix_connection"):
        raise NotImplementedError(f"asyncio.{name} is not supported by Freezeframe: there are no sockets and processes")
    if name in ("tasks", "events", "coroutines", "futures", "locks", "queues", "exceptions"):
        return _sys.modules[__name__]
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
