"""Where ticks stand, and what is written there."""

import math as _math

import numpy as _np


class Locator:
    """Where ticks stand."""

    axis = None
    MAXTICKS = 1000

    def set_axis(self, axis):
        self.axis = axis

    def __call__(self):
        return self.tick_values(*sorted(self.axis.get_view_interval()))

    def set_params(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, "_" + name, value)

    def view_limits(self, vmin, vmax):
        return vmin, vmax


class NullLocator(Locator):
    """No ticks."""

    def tick_values(self, vmin, vmax):
        return []


class FixedLocator(Locator):
    """Ticks at given places."""

    def __init__(self, locs, nbins=None):
        self.locs, self.nbins = _np.asarray(locs), nbins

    def tick_values(self, vmin, vmax):
        if self.nbins is None:
            return self.locs
        step = max(int(_np.ceil(len(self.locs) / self.nbins)), 1)
        return self.locs[::step]


class IndexLocator(Locator):
    """Ticks at every so many points."""

    def __init__(self, base, offset):
        self._base, self.offset = base, offset

    def tick_values(self, vmin, vmax):
        return _np.arange(vmin + self.offset, vmax + 1, self._base)


class LinearLocator(Locator):
    """So many ticks from one end to the other."""

    def __init__(self, numticks=None, presets=None):
        self.numticks = 11 if numticks is None else numticks

    def tick_values(self, vmin, vmax):
        return _np.linspace(vmin, vmax, self.numticks)


class MultipleLocator(Locator):
    """Ticks at the multiples of a number."""

    def __init__(self, base=1.0, offset=0.0):
        self._base, self._offset = base, offset

    def tick_values(self, vmin, vmax):
        vmin, vmax = sorted((vmin - self._offset, vmax - self._offset))
        first = _math.ceil(vmin / self._base - 1e-10) * self._base
        count = int((vmax - first + 0.001 * self._base) // self._base)
        return first - self._base + _np.arange(count + 3) * self._base + self._offset


class MaxNLocator(Locator):
    """At most so many intervals between round numbers."""

    def __init__(self, nbins=None, **kwargs):
        self._nbins = 10 if nbins is None else nbins
        self._integer, self._steps = kwargs.get("integer", False), kwargs.get("steps") or [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]
        self._symmetric, self._prune = kwargs.get("symmetric", False), kwargs.get("prune")
        self._min_n_ticks = max(1, kwargs.get("min_n_ticks", 2))

    def tick_values(self, vmin, vmax):
        if self._symmetric:
            vmax = max(abs(vmin), abs(vmax))
            vmin = -vmax
        if vmax - vmin <= 1e-13 * max(abs(vmin), abs(vmax), 1e-300):
            vmin, vmax = vmin - 0.5 - abs(vmin) * 0.001, vmax + 0.5 + abs(vmax) * 0.001
        found = self._raw(vmin, vmax)
        if self._prune in ("lower", "both"):
            found = found[1:]
        if self._prune in ("upper", "both"):
            found = found[:-1]
        return found

    def _raw(self, vmin, vmax):
        nbins = 9 if self._nbins == "auto" else self._nbins
        spread = abs(vmax - vmin)
        middle = (vmax + vmin) / 2
        offset = 0.0
        if abs(middle) / spread >= 100:
            offset = _math.copysign(10 ** (_math.log10(abs(middle)) // 1), middle)
        scale = 10 ** (_math.log10(spread / nbins) // 1)
        low, high = vmin - offset, vmax - offset
        given = _np.asarray(self._steps, dtype=float)
        given = _np.concatenate((given[:-1] * 0.1, given, [10 * given[1]]))
        steps = given * scale
        if self._integer:
            steps = steps[(steps < 1) | (_np.abs(steps - _np.round(steps)) < 0.001)]
        wanted = spread / nbins
        wide = _np.nonzero(steps >= wanted)[0]
        last = wide[0] if len(wide) else len(steps) - 1
        ticks = _np.array([low, high])
        for step in steps[: last + 1][::-1]:
            if self._integer and _math.floor(high) - _math.ceil(low) >= self._min_n_ticks - 1:
                step = max(1, step)
            start = low // step * step
            first = _math.floor((low - start) / step + 1e-10)
            end = _math.ceil((high - start) / step - 1e-10)
            ticks = _np.arange(first, end + 1) * step + start
            if ((ticks <= high) & (ticks >= low)).sum() >= self._min_n_ticks:
                break
        return ticks + offset


class AutoLocator(MaxNLocator):
    """Ticks at round numbers."""

    def __init__(self):
        super().__init__(nbins="auto", steps=[1, 2, 2.5, 5, 10])


class LogLocator(Locator):
    """Ticks at powers of a base."""

    def __init__(self, base=10.0, subs=(1.0,), *, numticks=None):
        self._base, self._subs = base, subs

    def tick_values(self, vmin, vmax):
        low, high = _math.floor(_math.log(vmin, self._base)), _math.ceil(_math.log(vmax, self._base))
        subs = [1.0] if not isinstance(self._subs, (tuple, list, _np.ndarray)) else list(self._subs)
        decades = self._base ** _np.arange(low - 1, high + 2, dtype=float)
        return _np.array([sub * decade for decade in decades for sub in subs])


class SymmetricalLogLocator(LogLocator):
    """Ticks at powers of a base, on both sides of zero."""

    def __init__(self, transform=None, subs=None, linthresh=1, base=10):
        super().__init__(base)
        self._from = linthresh

    def tick_values(self, vmin, vmax):
        most = max(abs(vmin), abs(vmax), self._from)
        powers = self._base ** _np.arange(_math.floor(_math.log(self._from, self._base)), _math.ceil(_math.log(most, self._base)) + 1)
        found = _np.concatenate((-powers[::-1], [0.0], powers))
        return found[(found >= vmin) & (found <= vmax)]


class AutoMinorLocator(Locator):
    """Ticks between other ticks."""

    def __init__(self, n=None):
        self.ndivs = n

    def tick_values(self, vmin, vmax):
        raise NotImplementedError(f"Cannot get tick locations for a {type(self)} type.")


class LogFormatter:
    """Texts of powers."""


class Formatter:
    """What is written at ticks."""

    axis = None
    locs = ()

    def set_axis(self, axis):
        self.axis = axis

    def set_locs(self, locs):
        self.locs = locs

    def format_ticks(self, values):
        self.set_locs(values)
        return [self(value, at) for at, value in enumerate(values)]

    def format_data(self, value):
        return self(value)

    def get_offset(self):
        return ""

    @staticmethod
    def fix_minus(s):
        return s.replace("-", "\N{MINUS SIGN}")


class NullFormatter(Formatter):
    """Nothing."""

    def __call__(self, x, pos=None):
        return ""


class FixedFormatter(Formatter):
    """Given texts, in order."""

    def __init__(self, seq):
        self.seq = seq

    def __call__(self, x, pos=None):
        return "" if pos is None or pos >= len(self.seq) else self.seq[pos]


class FuncFormatter(Formatter):
    """What a function of the place and the number gives."""

    def __init__(self, func):
        self.func = func

    def __call__(self, x, pos=None):
        return self.func(x, pos)


class FormatStrFormatter(Formatter):
    """What `%` gives of the place."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fmt % x


class StrMethodFormatter(Formatter):
    """What `format` gives of the place `x`."""

    def __init__(self, fmt):
        self.fmt = fmt

    def __call__(self, x, pos=None):
        return self.fix_minus(self.fmt.format(x=x, pos=pos))


class PercentFormatter(Formatter):
    """Parts of a hundred."""

    def __init__(self, xmax=100, decimals=None, symbol="%", is_latex=False):
        self.xmax, self.decimals, self._symbol = xmax + 0.0, decimals, symbol

    def convert_to_pct(self, x):
        return 100.0 * (x / self.xmax)

    def format_pct(self, x, display_range):
        x = self.convert_to_pct(x)
        decimals = self.decimals
        if decimals is None:
            span = self.convert_to_pct(display_range)
            decimals = 0 if span <= 0 else min(max(_math.ceil(2.0 - _math.log10(2.0 * span)), 0), 5)
        return f"{x:0.{int(decimals)}f}" + (self._symbol or "")

    def __call__(self, x, pos=None):
        low, high = self.axis.get_view_interval()
        return self.fix_minus(self.format_pct(x, abs(high - low)))


class ScalarFormatter(Formatter):
    """Plain numbers, with as many digits as tell them apart."""

    def __init__(self, useOffset=None, useMathText=None, useLocale=None):
        pass

    def set_scientific(self, b):
        return None

    set_powerlimits = set_useOffset = set_useMathText = set_useLocale = set_scientific

    def set_locs(self, locs):
        self.locs = locs
        finite = [abs(float(at)) for at in locs]
        spread = max(finite, default=0) if len(finite) < 2 else float(max(locs) - min(locs)) or max(finite)
        power = _math.floor(_math.log10(spread)) if spread > 0 else 0
        digits = max(0, 3 - power)
        least = 1e-3 * 10**power
        while digits >= 0 and all(abs(at - round(float(at), digits)) < least for at in locs):
            digits -= 1
        self._digits = max(digits + 1, 0)

    def __call__(self, x, pos=None):
        return self.fix_minus(f"{float(x):.{self._digits}f}")


class LogFormatterSciNotation(Formatter):
    """Powers of ten."""

    def __init__(self, base=10.0, **_kwargs):
        self._base = base

    def __call__(self, x, pos=None):
        if x == 0:
            return "$\\mathdefault{0}$"
        power = _math.log(abs(x), self._base)
        if abs(power - round(power)) > 1e-10:
            return ""
        return f"$\\mathdefault{{{self._base:g}^{{{round(power)}}}}}$"


class LogFormatterMathtext(LogFormatterSciNotation):
    """Powers of ten."""


LogFormatter = LogFormatterExponent = LogFormatterMathtext


class EngFormatter(Formatter):
    """Numbers with the letters of thousands, millions and the like."""

    ENG_PREFIXES = {-24: "y", -21: "z", -18: "a", -15: "f", -12: "p", -9: "n", -6: "\N{MICRO SIGN}", -3: "m", 0: "", 3: "k", 6: "M",
                    9: "G", 12: "T", 15: "P", 18: "E", 21: "Z", 24: "Y"}

    def __init__(self, unit="", places=None, sep=" ", **_kwargs):
        self.unit, self.places, self.sep = unit, places, sep

    def __call__(self, x, pos=None):
        fmt = "g" if self.places is None else f".{self.places}f"
        power = 0 if x == 0 else min(max(int(_math.floor(_math.log10(abs(x)) / 3) * 3), -24), 24)
        number = x / 10.0**power
        if abs(float(format(number, fmt))) >= 1000 and power < 24:
            number, power = number / 1000, power + 3
        suffix = f"{self.ENG_PREFIXES[power]}{self.unit}"
        return self.fix_minus(f"{number:{fmt}}{self.sep if suffix else ''}{suffix}")
