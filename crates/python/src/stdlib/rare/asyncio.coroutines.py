"""See `asyncio`."""

from asyncio import iscoroutine, iscoroutinefunction

_is_coroutine = object()
