"""The stages of a compiled function: traced, lowered, compiled."""

from typing import Any as _Any

from jax._src.library import Compiled as Compiled, Lowered as Lowered, Traced as Traced
from jax._src.stages import ArgInfo as ArgInfo, Wrapped as Wrapped

CompilerOptions = dict[str, _Any]
