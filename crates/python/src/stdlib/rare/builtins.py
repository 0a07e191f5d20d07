"""The built-in objects that few programs need: they are put beside the others when one of them is named."""

from _groups import BaseExceptionGroup, ExceptionGroup
from _memory import memoryview
from _waiting import aiter, anext
