"""Filters, spectra, waves and peaks."""

import numpy as _np
from scipy import fft as _fft
from scipy.signal.windows import get_window as _window


def lfilter(b, a, x, axis=-1, zi=None):
    """The filter with these polynomials along an axis."""
    b, a = _np.atleast_1d(_np.asarray(b, float)), _np.atleast_1d(_np.asarray(a, float))
    if a.size == 0 or a[0] == 0:
        raise ValueError("The first element of a must not be 0" if a.size else "a must have at least one element")
    x = _np.moveaxis(_np.asarray(x), axis, -1)
    x = x if x.dtype.kind in "fc" else x.astype(float)
    n = max(len(a), len(b))
    b, a = _np.pad(b / a[0], (0, n - len(b))).tolist(), _np.pad(a / a[0], (0, n - len(a))).tolist()
    found = _np.empty_like(x)
    rows = x.reshape(-1, x.shape[-1])
    states = _np.zeros((len(rows), n - 1)) if zi is None else _np.moveaxis(_np.asarray(zi, float), axis, -1).reshape(len(rows), n - 1)
    out, ends = [], []
    for row, state in zip(rows.tolist(), states.tolist()):
        values = []
        state = [*state, 0.0]
        for value in row:
            y = b[0] * value + state[0]
            for k in range(1, n):
                state[k - 1] = state[k] + b[k] * value - a[k] * y if k < n - 1 else b[k] * value - a[k] * y
            values.append(y)
        out.append(values)
        ends.append(state[: n - 1])
    found = _np.moveaxis(_np.array(out, x.dtype).reshape(x.shape), -1, axis)
    if zi is None:
        return found
    return found, _np.moveaxis(_np.array(ends).reshape(*x.shape[:-1], n - 1), -1, axis)


def lfilter_zi(b, a):
    """The state of a filter that has seen ones for long."""
    b, a = _np.atleast_1d(_np.asarray(b, float)), _np.atleast_1d(_np.asarray(a, float))
    n = max(len(a), len(b))
    b, a = _np.pad(b / a[0], (0, n - len(b))), _np.pad(a / a[0], (0, n - len(a)))
    from scipy.linalg import companion

    return _np.linalg.solve(_np.eye(n - 1) - companion(a).T, b[1:] - a[1:] * b[0])


def filtfilt(b, a, x, axis=-1, padtype="odd", padlen=None, method="pad", irlen=None):
    """The filter forwards and backwards, which delays nothing."""
    x = _np.moveaxis(_np.asarray(x, float), axis, -1)
    edge = 3 * max(len(_np.atleast_1d(a)), len(_np.atleast_1d(b))) if padlen is None else padlen
    edge = 0 if padtype is None else edge
    if x.shape[-1] <= edge:
        raise ValueError(f"The length of the input vector x must be greater than padlen, which is {edge}.")
    if edge and padtype == "odd":
        left, right = 2 * x[..., :1] - x[..., edge:0:-1], 2 * x[..., -1:] - x[..., -2 : -(edge + 2) : -1]
    elif edge and padtype == "even":
        left, right = x[..., edge:0:-1], x[..., -2 : -(edge + 2) : -1]
    else:
        left, right = _np.repeat(x[..., :1], edge, -1), _np.repeat(x[..., -1:], edge, -1)
    wide = _np.concatenate([left, x, right], axis=-1) if edge else x
    state = lfilter_zi(b, a)
    y, _ = lfilter(b, a, wide, -1, state * wide[..., :1])
    y, _ = lfilter(b, a, y[..., ::-1], -1, state * y[..., -1:])
    y = y[..., ::-1]
    return _np.moveaxis(y[..., edge:-edge] if edge else y, -1, axis)


def sosfilt(sos, x, axis=-1, zi=None):
    """A filter that is given as sections of the second order."""
    if zi is not None:
        raise NotImplementedError("scipy.signal.sosfilt: zi is not supported")
    for row in _np.atleast_2d(sos):
        x = lfilter(row[:3], row[3:], x, axis)
    return x


def butter(N, Wn, btype="low", analog=False, output="ba", fs=None):
    """The filter of Butterworth of an order, for a frequency or two."""
    wn = _np.atleast_1d(_np.asarray(Wn, float))
    if fs is not None:
        wn = 2 * wn / fs
    kind = {"low": "low", "lowpass": "low", "l": "low", "high": "high", "highpass": "high", "h": "high", "band": "band",
            "bandpass": "band", "pass": "band", "bandstop": "stop", "stop": "stop", "bs": "stop"}.get(btype)
    if kind is None:
        raise ValueError(f"'{btype}' is an invalid bandtype for filter.")
    if not analog and (_np.any(wn <= 0) or _np.any(wn >= 1)):
        raise ValueError("Digital filter critical frequencies must be 0 < Wn < 1" if fs is None else "Digital filter critical frequencies must be 0 < Wn < fs/2" + f" (fs={fs} -> fs/2={fs / 2})")
    m = _np.arange(-N + 1, N, 2)
    p, z, k = -_np.exp(1j * _np.pi * m / (2 * N)), _np.zeros(0, complex), 1.0
    warped = wn if analog else 4.0 * _np.tan(_np.pi * wn / 2)
    if kind in ("low", "high"):
        w = warped[0]
        if kind == "low":
            p, k = w * p, k * w ** len(p)
        else:
            k = k * _np.real(1 / _np.prod(-p))
            p, z = w / p, _np.zeros(len(p), complex)
    else:
        width, centre = warped[1] - warped[0], _np.sqrt(warped[0] * warped[1])
        if kind == "band":
            half = p * width / 2
            root = _np.sqrt(half**2 - centre**2)
            k = k * width ** len(p)
            p, z = _np.concatenate([half + root, half - root]), _np.zeros(len(p), complex)
        else:
            half = (width / 2) / p
            root = _np.sqrt(half**2 - centre**2)
            k = k * _np.real(1 / _np.prod(-p))
            z = _np.concatenate([_np.full(len(p), 1j * centre), _np.full(len(p), -1j * centre)])
            p = _np.concatenate([half + root, half - root])
    if not analog:
        degree = len(p) - len(z)
        k = k * _np.real(_np.prod(4.0 - z) / _np.prod(4.0 - p))
        z, p = (4.0 + z) / (4.0 - z), (4.0 + p) / (4.0 - p)
        z = _np.append(z, -_np.ones(degree))
    if output == "zpk":
        return z, p, k
    if output == "sos":
        raise NotImplementedError("scipy.signal.butter: output='sos' is not supported; 'ba' and 'zpk' are")
    return _np.atleast_1d(k * _np.real(_np.poly(z))), _np.atleast_1d(_np.real(_np.poly(p)))


def freqz(b, a=1, worN=512, whole=False, plot=None, fs=2 * _np.pi, include_nyquist=False):
    """The response of a filter to frequencies."""
    if isinstance(worN, int):
        w = _np.linspace(0, 2 * _np.pi if whole else _np.pi, worN, endpoint=include_nyquist and not whole)
    else:
        w = 2 * _np.pi * _np.asarray(worN, float) / fs
    z = _np.exp(-1j * w)
    b, a = _np.atleast_1d(b), _np.atleast_1d(a)
    return w * (fs / (2 * _np.pi)), _np.polyval(b[::-1], z) / _np.polyval(a[::-1], z)


def firwin(numtaps, cutoff, *, width=None, window="hamming", pass_zero=True, scale=True, fs=None):
    """A filter of finite length by a window."""
    nyquist = 0.5 * (2 if fs is None else fs)
    cut = _np.atleast_1d(cutoff) / nyquist
    if cut.min() <= 0 or cut.max() >= 1:
        raise ValueError("Invalid cutoff frequency: frequencies must be greater than 0 and less than fs/2.")
    if isinstance(pass_zero, str):
        pass_zero = pass_zero in ("lowpass", "bandstop")
    ends = bool(cut.size & 1) ^ bool(pass_zero)
    if ends and numtaps % 2 == 0:
        raise ValueError("A filter with an even number of coefficients must have zero response at the Nyquist frequency.")
    cut = _np.hstack(([0.0] * pass_zero, cut, [1.0] * ends))
    m = _np.arange(numtaps) - 0.5 * (numtaps - 1)
    h = 0
    for left, right in cut.reshape(-1, 2):
        h = h + right * _np.sinc(right * m) - left * _np.sinc(left * m)
    h = h * _window(window, numtaps, fftbins=False)
    if scale:
        left, right = cut.reshape(-1, 2)[0]
        at = 0.0 if left == 0 else 1.0 if right == 1 else 0.5 * (left + right)
        h = h / _np.sum(h * _np.cos(_np.pi * m * at))
    return h


def medfilt(volume, kernel_size=None):
    """The median of each element's surroundings, zeros beyond the ends."""
    x = _np.atleast_1d(volume)
    sizes = [3] * x.ndim if kernel_size is None else [int(it) for it in _np.broadcast_to(kernel_size, x.ndim)]
    if any(it % 2 == 0 for it in sizes):
        raise ValueError("Each element of kernel_size should be odd.")
    wide = _np.pad(x, [(it // 2, it // 2) for it in sizes])
    views = _np.lib.stride_tricks.sliding_window_view(wide, sizes)
    flat = views.reshape(*x.shape, -1)
    return _np.sort(flat, axis=-1)[..., flat.shape[-1] // 2]


def savgol_coeffs(window_length, polyorder, deriv=0, delta=1.0, pos=None, use="conv"):
    """The weights by which a polynomial is fitted to each window."""
    if polyorder >= window_length:
        raise ValueError("polyorder must be less than window_length.")
    half, rest = divmod(window_length, 2)
    at = (half if rest else half - 0.5) if pos is None else pos
    x = _np.arange(-at, window_length - at, dtype=float)
    x = x[::-1] if use == "conv" else x
    if deriv > polyorder:
        return _np.zeros(window_length)
    y = _np.zeros(polyorder + 1)
    y[deriv] = _np.prod(_np.arange(1, deriv + 1)) / delta**deriv
    return _np.linalg.lstsq(x ** _np.arange(polyorder + 1).reshape(-1, 1), y, rcond=None)[0]


def savgol_filter(x, window_length, polyorder, deriv=0, delta=1.0, axis=-1, mode="interp", cval=0.0):
    """Smooths by polynomials that are fitted to windows."""
    if mode not in ("mirror", "constant", "nearest", "interp", "wrap"):
        raise ValueError("mode must be 'mirror', 'constant', 'nearest' 'wrap' or 'interp'.")
    x = _np.moveaxis(_np.asarray(x, float), axis, -1)
    if mode == "interp" and window_length > x.shape[-1]:
        raise ValueError("If mode is 'interp', window_length must be less than or equal to the size of x.")
    weights = savgol_coeffs(window_length, polyorder, deriv, delta)
    half = window_length // 2
    around = [(0, 0)] * (x.ndim - 1) + [(half, window_length - 1 - half)]
    kinds = {"mirror": "reflect", "nearest": "edge", "wrap": "wrap", "constant": "constant", "interp": "edge"}
    wide = _np.pad(x, around, mode=kinds[mode], **({"constant_values": cval} if mode == "constant" else {}))
    found = _np.lib.stride_tricks.sliding_window_view(wide, window_length, axis=-1) @ weights[::-1]
    if mode == "interp":
        at = _np.arange(window_length)
        for first, goal in ((0, slice(0, half)), (x.shape[-1] - window_length, slice(x.shape[-1] - half, None))):
            rows = x[..., first : first + window_length].reshape(-1, window_length)
            where = _np.arange(x.shape[-1])[goal] - first
            values = [_np.polyval(_np.polyder(_np.polyfit(at, row, polyorder), deriv), where) / delta**deriv for row in rows]
            found[..., goal] = _np.array(values).reshape(*x.shape[:-1], half)
    return _np.moveaxis(found, -1, axis)


def detrend(data, axis=-1, type="linear", bp=0, overwrite_data=False):
    """The data without its mean, or without the line that fits it."""
    x = _np.moveaxis(_np.asarray(data, float), axis, -1)
    if type in ("constant", "c"):
        found = x - x.mean(-1, keepdims=True)
    elif type in ("linear", "l"):
        n = x.shape[-1]
        a = _np.stack([_np.arange(1, n + 1) / n, _np.ones(n)], axis=1)
        flat = x.reshape(-1, n).T
        found = (flat - a @ _np.linalg.lstsq(a, flat, rcond=None)[0]).T.reshape(x.shape)
    else:
        raise ValueError("Trend type must be 'linear' or 'constant'.")
    return _np.moveaxis(found, -1, axis)


def hilbert(x, N=None, axis=-1):
    """The analytic signal."""
    x = _np.moveaxis(_np.asarray(x), axis, -1)
    if x.dtype.kind == "c":
        raise ValueError("x must be real.")
    n = x.shape[-1] if N is None else N
    h = _np.zeros(n)
    h[0] = 1
    h[1 : (n + 1) // 2] = 2
    if n % 2 == 0:
        h[n // 2] = 1
    return _np.moveaxis(_fft.ifft(_fft.fft(x, n) * h), -1, axis)


def resample(x, num, t=None, axis=0, window=None, domain="time"):
    """The signal with another number of samples, by Fourier transforms."""
    if window is not None or domain != "time":
        raise NotImplementedError("scipy.signal.resample: window and domain are not supported")
    x = _np.moveaxis(_np.asarray(x), axis, -1)
    n = x.shape[-1]
    less = min(num, n)
    if x.dtype.kind != "c":
        spectrum = _fft.rfft(x)[..., : less // 2 + 1]
        if less % 2 == 0 and num != n:
            spectrum[..., less // 2] *= 2 if num < n else 0.5
        found = _fft.irfft(spectrum, num) * (num / n)
    else:
        spectrum, kept = _fft.fft(x), _np.zeros((*x.shape[:-1], num), complex)
        kept[..., : (less + 1) // 2] = spectrum[..., : (less + 1) // 2]
        kept[..., num - less // 2 :] = spectrum[..., n - less // 2 :]
        found = _fft.ifft(kept) * (num / n)
    found = _np.moveaxis(found, -1, axis)
    if t is None:
        return found
    return found, _np.arange(num) * (t[1] - t[0]) * n / float(num) + t[0]


def _spectra(x, fs, window, nperseg, noverlap, nfft, kind, scaling):
    x = _np.asarray(x, float)
    nperseg = min(256 if nperseg is None else int(nperseg), x.shape[-1])
    weights = _window(window, nperseg) if isinstance(window, (str, tuple)) else _np.asarray(window)
    noverlap = nperseg // 2 if noverlap is None else noverlap
    nfft = nperseg if nfft is None else nfft
    step = nperseg - noverlap
    parts = _np.lib.stride_tricks.sliding_window_view(x, nperseg, axis=-1)[..., ::step, :]
    if kind == "constant":
        parts = parts - parts.mean(-1, keepdims=True)
    elif kind == "linear":
        parts = detrend(parts)
    scale = 1.0 / (fs * (weights * weights).sum()) if scaling == "density" else 1.0 / weights.sum() ** 2
    power = abs(_fft.rfft(parts * weights, nfft)) ** 2 * scale
    power[..., 1 : None if nfft % 2 else -1] *= 2
    times = _np.arange(nperseg / 2, x.shape[-1] - nperseg / 2 + 1, step) / float(fs)
    return _fft.rfftfreq(nfft, 1 / fs), times, _np.moveaxis(power, -1, -2)


def welch(x, fs=1.0, window="hann", nperseg=None, noverlap=None, nfft=None, detrend="constant", return_onesided=True,
          scaling="density", axis=-1, average="mean"):
    """The power of frequencies, as the mean of windows."""
    f, _, power = _spectra(x, fs, window, nperseg, noverlap, nfft, detrend, scaling)
    return f, power.mean(-1)


def periodogram(x, fs=1.0, window="boxcar", nfft=None, detrend="constant", return_onesided=True, scaling="density", axis=-1):
    """The power of frequencies."""
    n = _np.shape(x)[-1]
    f, _, power = _spectra(x, fs, window, n, 0, nfft, detrend, scaling)
    return f, power[..., 0]


def spectrogram(x, fs=1.0, window=("tukey", 0.25), nperseg=None, noverlap=None, nfft=None, detrend="constant",
                return_onesided=True, scaling="density", axis=-1, mode="psd"):
    """The power of frequencies in the course of time."""
    nperseg = min(256 if nperseg is None else nperseg, _np.shape(x)[-1])
    return _spectra(x, fs, window, nperseg, nperseg // 8 if noverlap is None else noverlap, nfft, detrend, scaling)


def _distance_kept(peaks, heights, distance):
    keep = _np.ones(len(peaks), bool)
    for at in _np.argsort(heights)[::-1]:
        if not keep[at]:
            continue
        near = (abs(peaks - peaks[at]) < distance) & (_np.arange(len(peaks)) != at)
        keep[near] = False
    return keep


def _between(limits, values):
    low, high = limits if isinstance(limits, (tuple, list)) else (limits, None)
    keep = _np.ones(len(values), bool)
    if low is not None:
        keep &= values >= low
    if high is not None:
        keep &= values <= high
    return keep


def peak_prominences(x, peaks, wlen=None):
    """How far each peak stands out, and where its bases are."""
    x = _np.asarray(x, float)
    found, lefts, rights = [], [], []
    for peak in _np.asarray(peaks).tolist():
        first, last = 0, len(x) - 1
        if wlen is not None:
            half = int(wlen) // 2
            first, last = max(peak - half, 0), min(peak + half, len(x) - 1)
        i, left, low_left = peak, peak, x[peak]
        while i >= first and x[i] <= x[peak]:
            if x[i] < low_left:
                low_left, left = x[i], i
            i -= 1
        i, right, low_right = peak, peak, x[peak]
        while i <= last and x[i] <= x[peak]:
            if x[i] < low_right:
                low_right, right = x[i], i
            i += 1
        found.append(x[peak] - max(low_left, low_right))
        lefts.append(left)
        rights.append(right)
    return _np.array(found, float), _np.array(lefts, int), _np.array(rights, int)


def find_peaks(x, height=None, threshold=None, distance=None, prominence=None, width=None, wlen=None, rel_height=0.5,
               plateau_size=None):
    """Where a signal is higher than around.

    >>> scipy.signal.find_peaks([0, 2, 1, 3, 0])[0]
    array([1, 3])
    """
    if width is not None or plateau_size is not None:
        raise NotImplementedError("scipy.signal.find_peaks: width and plateau_size are not supported")
    x = _np.asarray(x, float)
    if x.ndim != 1:
        raise ValueError("`x` must be a 1-D array")
    if distance is not None and distance < 1:
        raise ValueError("`distance` must be greater or equal to 1")
    peaks, values, i, n = [], x.tolist(), 1, len(x)
    while i < n - 1:
        if values[i - 1] < values[i]:
            ahead = i + 1
            while ahead < n - 1 and values[ahead] == values[i]:
                ahead += 1
            if values[ahead] < values[i]:
                peaks.append((i + ahead - 1) // 2)
                i = ahead
        i += 1
    peaks, told = _np.array(peaks, dtype=_np.int64), {}

    def keep(which):
        nonlocal peaks
        peaks = peaks[which]
        for name in told:
            told[name] = told[name][which]

    if height is not None:
        told["peak_heights"] = x[peaks]
        keep(_between(height, x[peaks]))
    if threshold is not None:
        told["left_thresholds"], told["right_thresholds"] = x[peaks] - x[peaks - 1], x[peaks] - x[peaks + 1]
        low, high = threshold if isinstance(threshold, (tuple, list)) else (threshold, None)
        sides = _np.stack([told["left_thresholds"], told["right_thresholds"]]) if len(peaks) else _np.zeros((2, 0))
        good = _np.ones(len(peaks), bool)
        if low is not None:
            good &= sides.min(axis=0) >= low
        if high is not None:
            good &= sides.max(axis=0) <= high
        keep(good)
    if distance is not None:
        keep(_distance_kept(peaks, x[peaks], _np.ceil(distance)))
    if prominence is not None:
        told["prominences"], told["left_bases"], told["right_bases"] = peak_prominences(x, peaks, wlen)
        keep(_between(prominence, told["prominences"]))
    return peaks, told


def square(t, duty=0.5):
    """A wave of ones and minus ones."""
    part = _np.mod(_np.asarray(t), 2 * _np.pi)
    return _np.where(part < duty * 2 * _np.pi, 1.0, -1.0)


def sawtooth(t, width=1):
    """A wave of straight lines."""
    part = _np.mod(_np.asarray(t, float), 2 * _np.pi)
    rising = part / (_np.pi * width) - 1 if width else 0
    falling = (_np.pi * (width + 1) - part) / (_np.pi * (1 - width)) if width != 1 else 0
    return _np.where(part < width * 2 * _np.pi, rising, falling)


def chirp(t, f0, t1, f1, method="linear", phi=0, vertex_zero=True):
    """A cosine whose frequency changes."""
    t = _np.asarray(t, float)
    if method in ("linear", "lin", "li"):
        phase = 2 * _np.pi * (f0 * t + 0.5 * (f1 - f0) / t1 * t * t)
    elif method in ("quadratic", "quad", "q"):
        beta = (f1 - f0) / t1**2
        phase = 2 * _np.pi * (f0 * t + beta * t**3 / 3) if vertex_zero else 2 * _np.pi * (f1 * t + beta * ((t1 - t) ** 3 - t1**3) / 3)
    elif method in ("logarithmic", "log", "lo"):
        beta = t1 / _np.log(f1 / f0) if f0 != f1 else 0
        phase = 2 * _np.pi * f0 * t if f0 == f1 else 2 * _np.pi * beta * f0 * (_np.power(f1 / f0, t / t1) - 1.0)
    else:
        raise ValueError(f"method must be 'linear', 'quadratic', 'logarithmic', or 'hyperbolic', but a value of {method!r} was given.")
    return _np.cos(phase + phi * _np.pi / 180)
