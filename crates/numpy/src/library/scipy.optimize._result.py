"""What optimizers give back, and what they warn of."""

import numpy as _np

_FIRST = (
    "message", "success", "status", "fun", "funl", "x", "xl", "col_ind", "nit", "lower", "upper", "eqlin", "ineqlin",
    "converged", "flag", "function_calls", "iterations", "root",
)


class OptimizeWarning(UserWarning):
    """That an optimizer may not have done what was asked for."""


def _number(x):
    if _np.isnan(x) or _np.isinf(x):
        return f"{x:10}"
    return _np.format_float_scientific(x, precision=3, pad_left=2, unique=False)


def _written(value, indent=0, more=1):
    if isinstance(value, dict):
        width = max(map(len, value)) + more
        order = sorted(value.items(), key=lambda pair: _FIRST.index(pair[0]) if pair[0] in _FIRST else len(_FIRST))
        lines = []
        for name, it in order:
            if name in ("slack", "con") or name.startswith("_"):
                continue
            text = _written(it, width + indent + 2, 0).replace("\n", "\n" + " " * (width + 2))
            lines.append(f"{name:>{width}}: {text}")
        return "\n".join(lines)
    with _np.printoptions(linewidth=76 - indent, edgeitems=2, threshold=12, formatter={"float_kind": _number}):
        return str(value)


class OptimizeResult(dict):
    """A dict whose items are attributes too."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value

    def __delattr__(self, name):
        del self[name]

    def __repr__(self):
        return _written(self) if self else f"{type(self).__name__}()"

    __str__ = __repr__

    def __dir__(self):
        return list(self)
