"""Convolutions, filters, windows and peaks of signals."""

from scipy._lib import missing as _missing
from scipy.signal import windows
from scipy.signal._filters import (
    butter, detrend, filtfilt, find_peaks, firwin, freqz, hilbert, lfilter, lfilter_zi, medfilt, peak_prominences, periodogram,
    resample, savgol_coeffs, savgol_filter, sosfilt, spectrogram, square, sawtooth, chirp, welch,
)
from scipy.signal._sums import convolve, convolve2d, correlate, correlate2d, correlation_lags, fftconvolve, oaconvolve
from scipy.signal.windows import get_window

__getattr__ = _missing("scipy.signal")
