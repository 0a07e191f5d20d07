"""Executors of calls, by the name of where they are in CPython."""

from concurrent.futures import BrokenExecutor, ThreadPoolExecutor


class BrokenThreadPool(BrokenExecutor):
    pass
