"""Signals, which nobody sends here."""

import enum as _enum


class Signals(_enum.IntEnum):
    SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2, SIGPIPE, SIGALRM, SIGTERM = 1, 2, 3, 6, 9, 10, 11, 12, 13, 14, 15


class Handlers(_enum.IntEnum):
    SIG_DFL, SIG_IGN = 0, 1


globals().update(Signals.__members__)
globals().update(Handlers.__members__)
_handlers = {}


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


def getsignal(signalnum, /):
    return _handlers.get(signalnum, default_int_handler if signalnum == 2 else Handlers.SIG_DFL)


def signal(signalnum, handler, /):
    """Takes note of what is to be called; it is not called, since no signal comes."""
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    return before


def valid_signals():
    return set(Signals)


def strsignal(signalnum, /):
    return {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 11: "Segmentation fault", 15: "Terminated"}.get(signalnum)


def _refused(*args, **kwargs):
    raise NotImplementedError("signals are not supported by Freezeframe: there are no processes")


alarm = setitimer = raise_signal = pause = _refused
