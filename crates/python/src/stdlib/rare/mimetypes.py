"""Kinds of files by the endings of their names: those that are common."""

import posixpath as _posixpath
from urllib.parse import urlsplit as _urlsplit

__all__ = ["knownfiles", "inited", "MimeTypes", "guess_type", "guess_file_type", "guess_all_extensions", "guess_extension", "add_type", "init",
           "read_mime_types", "suffix_map", "encodings_map", "types_map", "common_types"]
knownfiles, inited = [], True
suffix_map = {".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
encodings_map = {".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br"}
_KINDS = """application/javascript:; text/javascript: .js .mjs; application/json: .json; application/manifest+json: .webmanifest;
application/msword: .doc .dot .wiz; application/octet-stream: .bin .a .dll .exe .o .obj .so; application/pdf: .pdf; application/pkcs7-mime: .p7c;
application/postscript: .ps .ai .eps; application/vnd.ms-excel: .xls .xlb; application/vnd.ms-powerpoint: .ppt .pot .ppa .pps .pwz;
application/wasm: .wasm; application/x-hdf5: .h5; application/x-latex: .latex; application/x-python-code: .pyc .pyo; application/x-sh: .sh;
application/x-shockwave-flash: .swf; application/x-tar: .tar; application/x-tex: .tex; application/xml: .xsl .rdf .wsdl .xpdl;
application/zip: .zip; audio/3gpp:; audio/aac: .aac .adts .loas .ass; audio/basic: .au .snd; audio/mpeg: .mp3 .mp2; audio/opus: .opus;
audio/x-aiff: .aif .aifc .aiff; audio/x-wav: .wav; image/avif: .avif; image/bmp: .bmp; image/gif: .gif; image/heic: .heic; image/heif: .heif;
image/ief: .ief; image/jpeg: .jpg .jpe .jpeg; image/png: .png; image/svg+xml: .svg; image/tiff: .tiff .tif; image/vnd.microsoft.icon: .ico;
image/webp: .webp; message/rfc822: .eml .mht .mhtml .nws; text/css: .css; text/csv: .csv; text/html: .html .htm; text/markdown: .md .markdown;
text/n3: .n3; text/plain: .txt .bat .c .h .ksh .pl .srt; text/richtext: .rtx; text/rtf: .rtf; text/tab-separated-values: .tsv;
text/x-python: .py; text/x-rst: .rst; text/xml: .xml; text/vtt: .vtt; video/mp4: .mp4; video/mpeg: .mpeg .m1v .mpa .mpe .mpg;
video/quicktime: .mov .qt; video/webm: .webm; video/x-msvideo: .avi"""
types_map = {}
for _row in _KINDS.replace("\n", " ").split(";"):
    _kind, _, _endings = _row.strip().partition(":")
    types_map.update(dict.fromkeys(_endings.split(), _kind))
common_types = {".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg", ".pict": "image/pict", ".webp": "image/webp"}


class MimeTypes:
    """A table of endings, which can be added to."""

    def __init__(self, filenames=(), strict=True):
        self.encodings_map, self.suffix_map = encodings_map.copy(), suffix_map.copy()
        self.types_map = common_types.copy(), types_map.copy()
        for name in filenames:
            self.read(name, strict)

    def add_type(self, type, ext, strict=True):
        if ext:
            self.types_map[strict][ext] = type

    def guess_type(self, url, strict=True):
        """The kind and the encoding of what an address names, or None."""
        import os

        url = os.fspath(url)
        parts = _urlsplit(url)
        if parts.scheme == "data":
            kind = url[5:].partition(",")[0].partition(";")[0]
            return (kind if "/" in kind and "=" not in kind else "text/plain"), None
        return self.guess_file_type(parts.path if parts.scheme and len(parts.scheme) > 1 else url, strict=strict)

    def guess_file_type(self, path, *, strict=True):
        """The kind and the encoding of a file by its name, or None."""
        import os

        base, ending = _posixpath.splitext(os.fsdecode(path))
        while ending.lower() in self.suffix_map:
            base, ending = _posixpath.splitext(base + self.suffix_map[ending.lower()])
        encoding = self.encodings_map.get(ending)
        if encoding:
            base, ending = _posixpath.splitext(base)
        ending = ending.lower()
        for table in (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False]):
            if ending in table:
                return table[ending], encoding
        return None, encoding

    def guess_all_extensions(self, type, strict=True):
        """The endings of files of a kind."""
        type = type.lower()
        tables = (self.types_map[True],) if strict else (self.types_map[True], self.types_map[False])
        found = [ending for table in tables for ending, kind in table.items() if kind == type]
        return list(dict.fromkeys(found))

    def guess_extension(self, type, strict=True):
        """One of the endings of files of a kind, or None."""
        return next(iter(self.guess_all_extensions(type, strict)), None)

    def read(self, filename, strict=True):
        with open(filename, encoding="utf-8") as file:
            self.readfp(file, strict)

    def readfp(self, fp, strict=True):
        for line in fp:
            words = line.partition("#")[0].split()
            for ending in words[1:]:
                self.add_type(words[0], "." + ending, strict)


_db = MimeTypes()
_db.encodings_map, _db.suffix_map, _db.types_map = encodings_map, suffix_map, (common_types, types_map)
guess_type, guess_file_type, guess_all_extensions = _db.guess_type, _db.guess_file_type, _db.guess_all_extensions
guess_extension, add_type = _db.guess_extension, _db.add_type


def init(files=None):
    for name in files or ():
        _db.read(name)


def read_mime_types(file):
    try:
        own = MimeTypes((file,))
    except OSError:
        return None
    return own.types_map[True]
