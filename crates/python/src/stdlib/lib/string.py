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


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _pieces(self):
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

    def substitute(self, mapping={}, /, **kws):
        return self._substitute({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._substitute({**mapping, **kws}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
