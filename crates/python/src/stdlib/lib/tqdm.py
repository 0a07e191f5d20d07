"""Bars of progress, one line that is written over on standard error."""

import sys
import time

__all__ = ["tqdm", "tqdm_notebook", "trange", "tnrange"]

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_ASCII = " 123456789#"
_WIDTH = 10


class tqdm:
    """Counts what it hands on: `for x in tqdm(items):`, or by `update` where there is nothing to iterate over."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0,
                 miniters=None, ascii=None, disable=False, unit="it", unit_scale=False, dynamic_ncols=False, smoothing=0.3,
                 bar_format=None, initial=0, position=None, postfix=None, unit_divisor=1000, write_bytes=False, lock_args=None,
                 nrows=None, colour=None, delay=0, gui=False, **kwargs):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if total == float("inf"):
            total = None
        self.iterable, self.total, self.leave, self.disable = iterable, total, leave, bool(disable)
        self.desc = desc or ""
        self.fp = sys.stderr if file is None else file
        self.ncols, self.mininterval, self.ascii = ncols, mininterval, ascii or False
        self.unit, self.unit_scale, self.unit_divisor = unit, unit_scale, unit_divisor
        self.smoothing, self.bar_format = smoothing, bar_format
        self.n = self.initial = self.last_print_n = initial
        self.postfix = None
        self._written = 0
        self._rate = None
        self._closed = False
        self.start_t = self.last_print_t = time.time()
        if postfix:
            if isinstance(postfix, dict):
                self.set_postfix(refresh=False, **postfix)
            else:
                self.postfix = postfix
        if not self.disable:
            self.refresh()

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)

    def __iter__(self):
        try:
            for item in self.iterable:
                yield item
                self.update()
        finally:
            self.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __repr__(self):
        return self.__str__()

    def __str__(self):
        return self.format_meter(**self.format_dict)

    @property
    def format_dict(self):
        return {
            "n": self.n, "total": self.total, "elapsed": time.time() - self.start_t, "ncols": self.ncols, "prefix": self.desc,
            "ascii": self.ascii, "unit": self.unit, "unit_scale": self.unit_scale, "rate": self._rate,
            "bar_format": self.bar_format, "postfix": self.postfix, "unit_divisor": self.unit_divisor, "initial": self.initial,
        }

    def update(self, n=1):
        """Counts on; True if the bar was written."""
        if self.disable:
            return None
        self.n += n
        now = time.time()
        passed = now - self.last_print_t
        if passed < self.mininterval:
            return None
        done = self.n - self.last_print_n
        if passed > 0 and done > 0:
            fresh = done / passed
            self._rate = fresh if self._rate is None else self.smoothing * fresh + (1 - self.smoothing) * self._rate
        self.last_print_n, self.last_print_t = self.n, now
        self.refresh()
        return True

    def _write(self, text):
        self.fp.write("\r" + text + " " * max(self._written - len(text), 0))
        self._written = len(text)

    def refresh(self, *args, **kwargs):
        if not self.disable and not self._closed:
            self._write(str(self))

    display = refresh

    def clear(self, *args, **kwargs):
        if not self.disable:
            self._write("")
            self.fp.write("\r")

    def close(self):
        """Writes the last state; the line is left, or cleared where `leave` is false."""
        if self.disable or self._closed:
            return
        self._rate = None
        if self.leave:
            self.refresh()
            self.fp.write("\n")
        else:
            self.clear()
        self._closed = True

    def unpause(self):
        """Does not count the time since the last output."""
        if not self.disable:
            now = time.time()
            self.start_t += now - self.last_print_t
            self.last_print_t = now

    def reset(self, total=None):
        self.n, self.last_print_n = 0, 0
        self.start_t = self.last_print_t = time.time()
        if total is not None:
            self.total = total
        self._rate = None
        self._closed = False
        self.refresh()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = {**(ordered_dict or {}), **dict(sorted(kwargs.items()))}
        shown = lambda value: self.format_num(value) if isinstance(value, (int, float)) else str(value).strip()
        self.postfix = ", ".join(f"{name}={shown(value)}" for name, value in values.items())
        if refresh:
            self.refresh()

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Prints a line."""
        print(s, file=file, end=end)

    @staticmethod
    def format_interval(t):
        minutes, seconds = divmod(int(t), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:d}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"

    @staticmethod
    def format_num(n):
        short = f"{n:.3g}".replace("e+0", "e+").replace("e-0", "e-")
        return short if len(short) < len(str(n)) else str(n)

    @staticmethod
    def format_sizeof(num, suffix="", divisor=1000):
        for unit in ["", "k", "M", "G", "T", "P", "E", "Z"]:
            if abs(num) < 999.5:
                if abs(num) < 99.95:
                    return f"{num:1.2f}{unit}{suffix}" if abs(num) < 9.995 else f"{num:2.1f}{unit}{suffix}"
                return f"{num:3.0f}{unit}{suffix}"
            num /= divisor
        return f"{num:3.1f}Y{suffix}"

    @staticmethod
    def format_meter(n, total, elapsed, ncols=None, prefix="", ascii=False, unit="it", unit_scale=False, rate=None,
                     bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra):
        """The line for a state."""
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            total = total * unit_scale if total else total
            n *= unit_scale
            rate = rate * unit_scale if rate else rate
            unit_scale = False
        size = lambda number: tqdm.format_sizeof(number, divisor=unit_divisor)
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        slow = 1 / rate if rate else None
        rate_noinv_fmt = ((size(rate) if unit_scale else f"{rate:5.2f}") if rate else "?") + unit + "/s"
        rate_inv_fmt = ((size(slow) if unit_scale else f"{slow:5.2f}") if slow else "?") + "s/" + unit
        rate_fmt = rate_inv_fmt if slow and slow > 1 else rate_noinv_fmt
        n_fmt = size(n) if unit_scale else str(n)
        total_fmt = "?" if total is None else size(total) if unit_scale else str(total)
        postfix = ", " + postfix if postfix else ""
        remaining = (total - n) / rate if rate and total else 0
        elapsed_str = tqdm.format_interval(elapsed)
        remaining_str = tqdm.format_interval(remaining) if rate else "?"
        if not total and not bar_format:
            l_bar = prefix + ": " if prefix else ""
            return f"{l_bar}{n_fmt}{unit} [{elapsed_str}, {rate_fmt}{postfix}]"
        prefix = prefix[:-2] if prefix.endswith(": ") else prefix
        l_bar = prefix + ": " if prefix else ""
        fraction = n / total if total else 0
        l_bar += f"{fraction * 100:3.0f}%|" if total else "|"
        r_bar = f"| {n_fmt}/{total_fmt} [{elapsed_str}<{remaining_str}, {rate_fmt}{postfix}]"
        names = dict(
            n=n, n_fmt=n_fmt, total=total, total_fmt=total_fmt, elapsed=elapsed_str, elapsed_s=elapsed, ncols=ncols, desc=prefix,
            unit=unit, rate=slow if slow and slow > 1 else rate, rate_fmt=rate_fmt, rate_noinv=rate, rate_noinv_fmt=rate_noinv_fmt,
            rate_inv=slow, rate_inv_fmt=rate_inv_fmt, postfix=postfix, remaining=remaining_str, remaining_s=remaining,
            l_bar=l_bar, r_bar=r_bar, percentage=fraction * 100, **extra,
        )
        if bar_format is None:
            if ncols == 0:
                return l_bar[:-1] + r_bar[1:]
            bar_format = "{l_bar}{bar}{r_bar}"
        if "{bar" not in bar_format:
            return bar_format.format(**names)
        room = len(bar_format.format(**{**names, "bar": ""}))
        width = max(1, ncols - room) if ncols else _WIDTH
        return bar_format.format(**{**names, "bar": _bar(fraction, width, ascii)})


def _bar(fraction, width, ascii):
    signs = ascii if isinstance(ascii, str) else _ASCII if ascii else _EIGHTHS
    fraction = min(max(fraction, 0), 1)
    whole, part = divmod(int(fraction * width * (len(signs) - 1)), len(signs) - 1)
    bar = signs[-1] * whole
    return bar + signs[part] + signs[0] * (width - whole - 1) if whole < width else bar


def trange(*args, **kwargs):
    """`tqdm(range(...))`."""
    return tqdm(range(*args), **kwargs)


tqdm_notebook, tnrange = tqdm, trange
