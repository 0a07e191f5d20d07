"""String constants, templates and formatters."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class _Compiled:
    def __get__(self, template, cls):
        import _string_more
        return _string_more.pattern_of(cls)


class Template:
    delimiter, idpattern, braceidpattern, flags, pattern = "$", r"(?a:[_a-z][_a-z0-9]*)", None, 2, _Compiled()
    _is_usual = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        if {"delimiter", "idpattern", "braceidpattern", "flags", "pattern"} & set(cls.__dict__):
            import _string_more
            cls._is_usual, cls.pattern = False, _string_more.pattern_of(cls)

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        if not self._is_usual:
            import _string_more
            yield from _string_more.pieces(self)
            return
        text, at = self.template, 0
        while True:
            found = text.find(self.delimiter, at)
            if found < 0:
                yield text[at:], None, None
                return
            literal, rest = text[at:found], text[found + 1:]
            if rest.startswith(self.delimiter):
                yield literal + self.delimiter, None, None
                at = found + 2
                continue
            braced = rest.startswith("{")
            name = rest[1:].split("}", 1)[0] if braced else ""
            if not braced:
                for c in rest:
                    if not (c.isascii() and (c.isalnum() or c == "_")):
                        break
                    name += c
            whole = self.delimiter + ("{" + name + "}" if braced else name)
            valid = name.isidentifier() and (not braced or "}" in rest)
            yield literal, name if valid else None, whole if valid else found
            at = found + (len(whole) if valid else 1)

    def _substitute(self, mapping, safe):
        out = []
        for literal, name, whole in self._pieces():
            out.append(literal)
            if name is not None:
                if safe and name not in mapping:
                    out.append(whole)
                else:
                    out.append(str(mapping[name]))
            elif whole is not None:
                if not safe:
                    before = self.template[:whole]
                    line = before.count("\n") + 1
                    column = whole - (before.rfind("\n") + 1) + 1
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
                out.append(self.delimiter)
        return "".join(out)

    def get_identifiers(self):
        return list(dict.fromkeys(name for _, name, _ in self._pieces() if name is not None))

    def is_valid(self):
        return all(name is not None or whole is None for _, name, whole in self._pieces())

    def substitute(self, mapping={}, /, **kws):
        return self._substitute({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._substitute({**mapping, **kws}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        self._used = set()
        text, _ = self._filled(format_string, args, kwargs, 2, 0)
        self.check_unused_args(self._used, args, kwargs)
        return text

    def _filled(self, format_string, args, kwargs, depth, count):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, field, spec, conversion in self.parse(format_string):
            out.append(literal)
            if field is None:
                continue
            head = field.partition(".")[0].partition("[")[0]
            if head == "":
                if count is None:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field, count = f"{count}{field}", count + 1
            elif head.isdigit():
                if count:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                count = None
            value, used = self.get_field(field, args, kwargs)
            self._used.add(used)
            value = self.convert_field(value, conversion)
            spec, count = self._filled(spec, args, kwargs, depth - 1, count)
            out.append(self.format_field(value, spec))
        return "".join(out), count

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ("s", "r", "a"):
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return {"s": str, "r": repr, "a": ascii}[conversion](value)

    def get_field(self, field_name, args, kwargs):
        at = min((at for at in (field_name.find("."), field_name.find("[")) if at >= 0), default=len(field_name))
        first, rest = field_name[:at], field_name[at:]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                name = rest[1:].partition(".")[0].partition("[")[0]
                value, rest = getattr(value, name), rest[1 + len(name):]
            else:
                key, _, rest = rest[1:].partition("]")
                value = value[int(key) if key.isdigit() else key]
        return value, first

    def parse(self, format_string):
        literal, at = "", 0
        while at < len(format_string):
            c = format_string[at]
            if format_string[at:at + 2] in ("{{", "}}"):
                yield literal + c, None, None, None
                literal, at = "", at + 2
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if c != "{":
                literal, at = literal + c, at + 1
                continue
            depth, end = 1, at + 1
            while end < len(format_string) and depth:
                depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                end += 1
            if depth:
                raise ValueError("expected '}' before end of string" if end > at + 1 else "Single '{' encountered in format string")
            body = format_string[at + 1:end - 1]
            field, _, spec = body.partition(":")
            field, marked, conversion = field.partition("!")
            yield literal, field, spec, conversion if marked else None
            literal, at = "", end
        if literal:
            yield literal, None, None, None
