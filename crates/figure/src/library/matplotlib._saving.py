"""Pictures in files: figures as SVG documents, pixels as PNG."""

import os
import struct
import sys
import zlib

import numpy as np

_SIGN = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def _put(file, data):
    if hasattr(file, "write"):
        file.write(data)
    else:
        with open(file, "wb") as opened:
            opened.write(data)


def save(fname, svg, format=None, **kwargs):
    """Writes a figure's picture, which is an SVG document whatever the file is called."""
    if fname is None:
        raise TypeError("Figure.savefig() missing 1 required positional argument: 'fname'")
    name = os.fspath(fname) if isinstance(fname, (str, bytes, os.PathLike)) else None
    kind = format or (os.path.splitext(name)[1][1:] if name is not None else "png")
    if name is not None and not os.path.splitext(name)[1]:
        name += "." + (format or "svg")
    if kind != "svg" and name is not None:
        print(f"savefig: figures are drawn as SVG here, and {os.path.basename(name)!r} holds that.", file=sys.stderr)
    _put(fname if name is None else name, svg.encode())


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def save_pixels(fname, arr, vmin=None, vmax=None, cmap=None, format=None, origin="upper", dpi=100, **kwargs):
    """Writes pixels as a PNG file."""
    arr = np.asarray(arr)
    if arr.ndim == 2:
        from matplotlib import cm, colors

        arr = cm.ScalarMappable(colors.Normalize(vmin, vmax), cmap).to_rgba(arr)
        arr = np.floor(np.asarray(arr) * 255 + 0.5).astype(np.uint8)
    elif arr.dtype != np.uint8:
        arr = (np.clip(arr, 0, 1) * 255).astype(np.uint8)
    if arr.shape[-1] == 3:
        arr = np.concatenate([arr, np.full((*arr.shape[:2], 1), 255, np.uint8)], axis=-1)
    if origin == "lower":
        arr = arr[::-1]
    height, width, channels = arr.shape
    head = struct.pack(">IIBBBBB", width, height, 8, {1: 0, 3: 2, 4: 6}[channels], 0, 0, 0)
    rows = b"".join(b"\x00" + row.tobytes() for row in np.ascontiguousarray(arr))
    _put(fname, _SIGN + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b""))


def _nearest(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def _unfilter(data, height, stride, step):
    rows, above = [], bytearray(stride)
    for y in range(height):
        kind, row = data[y * (stride + 1)], bytearray(data[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        if kind == 2:
            row = bytearray((x + y) & 255 for x, y in zip(row, above))
        elif kind:
            for x in range(stride):
                left, corner = (row[x - step], above[x - step]) if x >= step else (0, 0)
                row[x] = (row[x] + (left if kind == 1 else (left + above[x]) // 2 if kind == 3 else _nearest(left, above[x], corner))) & 255
        rows.append(row)
        above = row
    return b"".join(rows)


def read_pixels(fname):
    """The pixels of a PNG file, as numbers from 0 to 1."""
    data = fname.read() if hasattr(fname, "read") else open(fname, "rb").read()
    if not data.startswith(_SIGN):
        raise NotImplementedError("matplotlib.image.imread: only PNG files can be read here")
    at, packed, palette = 8, b"", None
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        at += size + 12
        if kind == b"IHDR":
            width, height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = np.frombuffer(body, np.uint8).reshape(-1, 3)
        elif kind == b"IDAT":
            packed += body
    if depth not in (8, 16) or interlaced:
        raise NotImplementedError("matplotlib.image.imread: interlaced pictures, and those of fewer than 8 bits, cannot be read here")
    channels, word = _CHANNELS[color], depth // 8
    raw = _unfilter(zlib.decompress(packed), height, width * channels * word, channels * word)
    pixels = np.frombuffer(raw, np.uint8)
    if word == 2:
        pixels = pixels[::2].astype(np.uint16) * 256 + pixels[1::2]
    pixels = pixels.reshape(height, width, channels)
    if palette is not None:
        pixels = palette[pixels[..., 0]]
    pixels = pixels[..., 0] if pixels.shape[-1] == 1 else pixels
    return (pixels / (256 ** word - 1)).astype(np.float32)
