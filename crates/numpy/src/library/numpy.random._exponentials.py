"""The layers of the ziggurat for exponential numbers: 256 pieces of the same area under exp(-x), from right to left.

Marsaglia and Tsang, "The Ziggurat Method for Generating Random Variables" (2000).
A float's last bit shows in the stream, so they are computed with 160 bits behind the point, as integers, and rounded once.
"""

_BITS = 160
_ONE = 1 << _BITS
# Where the tail begins; with it the uppermost layer ends at exp(0).
_RIGHT = 7697117470131049714044628048 * _ONE // 10**27


def _exp(x):
    # The series for a 256th of the number, whose sum is squared eight times.
    term = total = _ONE
    count = 0
    x >>= 8
    while term:
        count += 1
        term = (term * x >> _BITS) // count
        total += term
    for _ in range(8):
        total = total * total >> _BITS
    return total


def _minus_log(y):
    # Two steps of Newton's method double the digits of a float twice.
    from math import log

    x = int(-log(y / _ONE) * 2.0**60) << _BITS - 60
    for _ in range(2):
        x += _ONE - (y * _exp(x) >> _BITS)
    return x


def _layers():
    height = _ONE * _ONE // _exp(_RIGHT)
    area = (_RIGHT + _ONE) * height >> _BITS
    ends, heights = [_RIGHT], [height]
    while len(ends) < 255:
        heights.append((area << _BITS) // ends[-1] + heights[-1])
        ends.append(_minus_log(heights[-1]))
    # The layer below them all is as wide as its area is over its height, and the tail is what of it lies outside.
    ends.append((area << _BITS) // height)
    heights.append(_ONE)
    ends.reverse()
    heights.reverse()
    return ends, heights


_ends, _heights = _layers()
TAIL = _RIGHT / _ONE
# A number of 53 bits times this is a place within a layer.
WIDTH = [end / (_ONE << 53) for end in _ends]
DENSITY = [height / _ONE for height in _heights]
# Which numbers lie inside the next layer too.
INSIDE = [2 * ((inner << 52) // outer) for outer, inner in zip(_ends, [_RIGHT, 0, *_ends[1:]])]
