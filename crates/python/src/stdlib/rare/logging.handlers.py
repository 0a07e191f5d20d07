"""Handlers of log records that keep or pass on what they are given; those that send it elsewhere are refused."""

import copy
import logging
import os

DEFAULT_TCP_LOGGING_PORT, DEFAULT_UDP_LOGGING_PORT, DEFAULT_HTTP_LOGGING_PORT, DEFAULT_SOAP_LOGGING_PORT = 9020, 9021, 9022, 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    """A file that is begun anew now and then."""

    namer = rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """A new file once one would grow too long."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        super().__init__(filename, "a" if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes, self.backupCount = maxBytes, backupCount

    def doRollover(self):
        self.close()
        for number in range(self.backupCount - 1, 0, -1):
            source, dest = (self.rotation_filename(f"{self.baseFilename}.{it}") for it in (number, number + 1))
            if os.path.exists(source):
                if os.path.exists(dest):
                    os.remove(dest)
                os.rename(source, dest)
        if self.backupCount > 0:
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        self.stream, self._is_late = self._open(), False

    def shouldRollover(self, record):
        if self.maxBytes <= 0:
            return False
        held = os.path.getsize(self.baseFilename) if os.path.exists(self.baseFilename) else 0
        return held > 0 and held + len(self.format(record) + self.terminator) >= self.maxBytes


class TimedRotatingFileHandler(BaseRotatingHandler):
    """A file whose times of change do not come while a notebook runs."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None, errors=None):
        super().__init__(filename, "a", encoding, delay, errors)
        if when.upper()[:1] not in "SMHDW" and when.upper() != "MIDNIGHT":
            raise ValueError("Invalid rollover interval specified: %s" % when.upper())
        self.when, self.interval, self.backupCount, self.utc, self.atTime = when.upper(), interval, backupCount, utc, atTime

    def shouldRollover(self, record):
        return False


class WatchedFileHandler(logging.FileHandler):
    """A file that is opened again where it was moved."""

    def reopenIfNeeded(self):
        if not os.path.exists(self.baseFilename):
            self.close()

    def emit(self, record):
        self.reopenIfNeeded()
        super().emit(record)


class BufferingHandler(logging.Handler):
    """Records in memory, up to so many."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity, self.buffer = capacity, []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        self.buffer.clear()

    def close(self):
        self.flush()


class MemoryHandler(BufferingHandler):
    """Records that go to another handler all at once."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel, self.target, self.flushOnClose = flushLevel, target, flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        self.target = target

    def flush(self):
        if self.target:
            for record in self.buffer:
                self.target.handle(record)
            self.buffer.clear()

    def close(self):
        if self.flushOnClose:
            self.flush()
        self.target = None


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    listener = None

    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        message = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = message
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Gives what is in a queue to handlers; threads run in turn, so that it does when it is stopped."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        pass

    def stop(self):
        while not self.queue.empty():
            self.handle(self.dequeue(False))


def __getattr__(name):
    if name.endswith("Handler"):
        raise NotImplementedError(f"logging.handlers.{name} is not supported by Freezeframe: there are no sockets")
    raise AttributeError(f"module 'logging.handlers' has no attribute {name!r}")
