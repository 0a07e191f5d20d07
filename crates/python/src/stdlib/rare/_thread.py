"""What `threading` is made of."""

from threading import TIMEOUT_MAX, Lock as LockType, Lock as allocate_lock, RLock, ThreadError as error, get_ident, get_native_id, local as _local, \
    stack_size
from threading import Thread as _Thread


def start_new_thread(function, args, kwargs={}, /):
    thread = _Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread.ident


start_new = start_new_thread


def exit():
    raise SystemExit


def interrupt_main(signum=2, /):
    raise KeyboardInterrupt
