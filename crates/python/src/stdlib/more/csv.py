"""Tables as text, whose values are separated by commas."""

import io as _io

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect", "excel",
           "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "unregister_dialect",
           "DictReader", "DictWriter", "unix_dialect", "Sniffer", "__version__"]

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    __module__ = "_csv"


def __getattr__(name):
    if name != "Sniffer":
        raise AttributeError(f"module 'csv' has no attribute {name!r}")
    global Sniffer
    from _csv_sniffer import Sniffer
    return Sniffer


class Dialect:
    delimiter, quotechar, escapechar, doublequote, skipinitialspace = ",", '"', None, True, False
    lineterminator, quoting, strict = "\r\n", QUOTE_MINIMAL, False

    def __init__(self):
        if type(self) is Dialect:
            raise Error('"delimiter" must be string, not NoneType')


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator, quoting = "\n", QUOTE_ALL


_DIALECTS = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_NAMES = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict")


class _Options:
    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in options:
            if name not in _NAMES:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name in _NAMES:
            setattr(self, name, options[name] if name in options else getattr(dialect, name, getattr(Dialect, name)))
        if not isinstance(self.delimiter, str):
            raise TypeError(f'"delimiter" must be a unicode character, not {type(self.delimiter).__name__}')
        if len(self.delimiter) != 1:
            raise TypeError('"delimiter" must be a 1-character string')
        for name in ("quotechar", "escapechar"):
            value = getattr(self, name)
            if value is not None and not isinstance(value, str):
                raise TypeError(f'"{name}" must be a unicode character or None, not {type(value).__name__}')
            if value == "":
                setattr(self, name, None)
            elif value is not None and len(value) != 1:
                raise TypeError(f'"{name}" must be a unicode character or None, not a string of length {len(value)}')
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer, not ' + type(self.quoting).__name__)
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and self.quoting != QUOTE_NONE:
            if "quotechar" in options or "quoting" in options or getattr(dialect, "quotechar", 1) is None:
                raise TypeError("quotechar must be set if quoting enabled")


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _DIALECTS[name] = _Options(dialect or excel, options)


def unregister_dialect(name):
    if name not in _DIALECTS:
        raise Error("unknown dialect")
    del _DIALECTS[name]


def get_dialect(name):
    if name not in _DIALECTS:
        raise Error("unknown dialect")
    return _DIALECTS[name]


def list_dialects():
    return list(_DIALECTS)


_limit = 131072


def field_size_limit(*limit):
    global _limit
    before = _limit
    if limit:
        _limit = limit[0]
    return before


class reader:
    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **options):
        self._lines, self.dialect, self.line_num = iter(csvfile), _Options(dialect, options), 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        row, field, state, numeric = [], [], "start", False
        delimiter, quote, escape = d.delimiter, d.quotechar if d.quoting != QUOTE_NONE else None, d.escapechar

        def save(quoted):
            text = "".join(field)
            field.clear()
            if len(text) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
            if not quoted:
                if d.quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS) and text:
                    text = float(text)
                elif d.quoting in (QUOTE_NOTNULL, QUOTE_STRINGS) and not text:
                    text = None
            row.append(text)

        quoted = False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state in ("quoted", "escape in quotes"):
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    save(quoted)
                    return row
                if row:
                    save(quoted)
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            for at, c in enumerate(line):
                if state == "end":
                    if c in "\r\n":
                        continue
                    raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")
                if state == "escape":
                    field.append(c)
                    state = "in"
                elif state == "escape in quotes":
                    field.append(c)
                    state = "quoted"
                elif state == "quoted":
                    if escape is not None and c == escape:
                        state = "escape in quotes"
                    elif quote is not None and c == quote:
                        state = "quote in quotes" if d.doublequote else "in"
                    else:
                        field.append(c)
                elif state == "quote in quotes" and quote is not None and c == quote:
                    field.append(c)
                    state = "quoted"
                elif c in "\r\n":
                    if not (state == "start" and not row):
                        save(quoted)
                    quoted, state = False, "end"
                elif c == delimiter:
                    save(quoted)
                    quoted, state = False, "field"
                elif state == "quote in quotes":
                    if d.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    field.append(c)
                    state = "in"
                elif escape is not None and c == escape:
                    state = "escape"
                elif state in ("start", "field") and quote is not None and c == quote:
                    quoted, state = True, "quoted"
                elif state in ("start", "field") and c == " " and d.skipinitialspace:
                    state = "field"
                else:
                    field.append(c)
                    state = "in"
            if state in ("quoted", "escape in quotes"):
                if state == "escape in quotes":
                    field.append("\n")
                    state = "quoted"
                continue
            if state == "escape":
                field.append("\n")
                state = "in"
                continue
            if state != "end" and not (state == "start" and not row):
                save(quoted)
            return row


class writer:
    __module__ = "_csv"

    def __init__(self, csvfile, dialect="excel", **options):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write, self.dialect = csvfile.write, _Options(dialect, options)

    def writerow(self, row):
        d = self.dialect
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        texts = [self._field(field, len(fields) == 1) for field in fields]
        return self._write(d.delimiter.join(texts) + d.lineterminator)

    def _field(self, field, only):
        d = self.dialect
        text = "" if field is None else field if isinstance(field, str) else repr(field) if isinstance(field, float) else str(field)
        is_number = isinstance(field, (int, float))
        quote = (d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not is_number
                 or d.quoting == QUOTE_STRINGS and isinstance(field, str) or d.quoting == QUOTE_NOTNULL and field is not None)
        special = d.delimiter + "\r\n" + (d.quotechar or "") + (d.escapechar or "") + d.lineterminator
        out = []
        for c in text:
            if c in special:
                if d.quoting == QUOTE_NONE:
                    escaped = True
                elif c == d.quotechar:
                    escaped = not d.doublequote
                    quote = quote or d.doublequote
                    if d.doublequote:
                        out.append(d.quotechar)
                elif c == d.escapechar:
                    escaped = True
                else:
                    escaped, quote = False, True
                if escaped:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
            out.append(c)
        if not text and only:
            if d.quoting == QUOTE_NONE or d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL) and field is None:
                raise Error("single empty field record must be quoted")
            quote = True
        if text and text[0] == " " and d.skipinitialspace and d.delimiter == " ":
            quote = True
        text = "".join(out)
        return f"{d.quotechar}{text}{d.quotechar}" if quote else text

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval = restkey, restval
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        made = dict(zip(self.fieldnames, row))
        names, given = len(self.fieldnames), len(row)
        if names < given:
            made[self.restkey] = row[names:]
        elif names > given:
            for name in self.fieldnames[given:]:
                made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is None:
            raise TypeError("fieldnames must be an iterable")
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = list(fieldnames), restval, extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, row):
        if self.extrasaction == "raise":
            wrong = [name for name in row if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(name) for name in wrong))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, row):
        return self.writer.writerow(self._row(row))

    def writerows(self, rows):
        return self.writer.writerows(map(self._row, rows))
