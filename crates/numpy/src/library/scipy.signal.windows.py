"""Windows: weights that fall off to both sides."""

import numpy as _np
from scipy._lib import missing as _missing


def _made(M, sym, values):
    if int(M) != M or M < 0:
        raise ValueError("Window length M must be a non-negative integer")
    if M <= 1:
        return _np.ones(M)
    count = M if sym else M + 1
    found = values(count)
    return found if sym else found[:-1]


def general_cosine(M, a, sym=True):
    """A weighted sum of cosines."""

    def values(count):
        turns = _np.linspace(-_np.pi, _np.pi, count)
        found = _np.zeros(count)
        for k, weight in enumerate(a):
            found += weight * _np.cos(k * turns)
        return found

    return _made(M, sym, values)


def general_hamming(M, alpha, sym=True):
    """A cosine with a weight."""
    return general_cosine(M, [alpha, 1.0 - alpha], sym)


def hann(M, sym=True):
    """The window of Hann."""
    return general_hamming(M, 0.5, sym)


def hamming(M, sym=True):
    """The window of Hamming."""
    return general_hamming(M, 0.54, sym)


def blackman(M, sym=True):
    """The window of Blackman."""
    return general_cosine(M, [0.42, 0.50, 0.08], sym)


def nuttall(M, sym=True):
    """The window of Nuttall."""
    return general_cosine(M, [0.3635819, 0.4891775, 0.1365995, 0.0106411], sym)


def blackmanharris(M, sym=True):
    """The window of Blackman and Harris."""
    return general_cosine(M, [0.35875, 0.48829, 0.14128, 0.01168], sym)


def flattop(M, sym=True):
    """A window whose top is flat."""
    return general_cosine(M, [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368], sym)


def boxcar(M, sym=True):
    """A window of ones."""
    return _made(M, sym, _np.ones)


def gaussian(M, std, sym=True):
    """A window as the normal distribution is.

    >>> scipy.signal.windows.gaussian(3, 1.0).round(4)
    array([0.6065, 1.    , 0.6065])
    """

    def values(count):
        n = _np.arange(count) - (count - 1.0) / 2.0
        return _np.exp(-(n**2) / (2 * std * std))

    return _made(M, sym, values)


def general_gaussian(M, p, sig, sym=True):
    """A window like `gaussian`, with a power."""

    def values(count):
        n = _np.arange(count) - (count - 1.0) / 2.0
        return _np.exp(-0.5 * abs(n / sig) ** (2 * p))

    return _made(M, sym, values)


def triang(M, sym=True):
    """A triangle that does not end in zeros."""

    def values(count):
        n = _np.arange(1, (count + 1) // 2 + 1)
        if count % 2 == 0:
            half = (2 * n - 1.0) / count
            return _np.r_[half, half[::-1]]
        half = 2 * n / (count + 1.0)
        return _np.r_[half, half[-2::-1]]

    return _made(M, sym, values)


def bartlett(M, sym=True):
    """A triangle that ends in zeros."""

    def values(count):
        n = _np.arange(count)
        return _np.where(n <= (count - 1) / 2.0, 2.0 * n / (count - 1), 2.0 - 2.0 * n / (count - 1))

    return _made(M, sym, values)


def cosine(M, sym=True):
    """Half a period of the sine."""
    return _made(M, sym, lambda count: _np.sin(_np.pi / count * (_np.arange(count) + 0.5)))


def exponential(M, center=None, tau=1.0, sym=True):
    """A window that falls off exponentially."""

    def values(count):
        middle = (count - 1) / 2 if center is None else center
        return _np.exp(-abs(_np.arange(count) - middle) / tau)

    return _made(M, sym, values)


def tukey(M, alpha=0.5, sym=True):
    """A window that is flat between two cosines."""
    if alpha <= 0:
        return boxcar(M, sym)
    if alpha >= 1.0:
        return hann(M, sym)

    def values(count):
        n = _np.arange(count)
        width = int(_np.floor(alpha * (count - 1) / 2.0))
        first, last = n[: width + 1], n[count - width - 1 :]
        left = 0.5 * (1 + _np.cos(_np.pi * (-1 + 2.0 * first / alpha / (count - 1))))
        right = 0.5 * (1 + _np.cos(_np.pi * (-2.0 / alpha + 1 + 2.0 * last / alpha / (count - 1))))
        return _np.concatenate([left, _np.ones(count - len(left) - len(right)), right])

    return _made(M, sym, values)


def kaiser(M, beta, sym=True):
    """The window of Kaiser."""

    def values(count):
        middle = (count - 1) / 2.0
        return _np.i0(beta * _np.sqrt(1 - ((_np.arange(count) - middle) / middle) ** 2.0)) / _np.i0(beta)

    return _made(M, sym, values)


_SHORT = {
    "hanning": "hann", "han": "hann", "hamm": "hamming", "ham": "hamming", "box": "boxcar", "ones": "boxcar",
    "rect": "boxcar", "rectangular": "boxcar", "black": "blackman", "blk": "blackman", "tri": "triang",
    "triangle": "triang", "bart": "bartlett", "brt": "bartlett", "gauss": "gaussian", "gss": "gaussian", "tuk": "tukey",
    "ksr": "kaiser", "halfcosine": "cosine",
}


def get_window(window, Nx, fftbins=True):
    """A window by its name, or by a tuple of that and its parameters."""
    if isinstance(window, (int, float)):
        return kaiser(Nx, window, not fftbins)
    name, *parameters = (window,) if isinstance(window, str) else window
    found = globals().get(_SHORT.get(name, name))
    if not callable(found) or name.startswith("_"):
        raise ValueError("Unknown window type.")
    return found(Nx, *parameters, sym=not fftbins)


__getattr__ = _missing("scipy.signal.windows")
