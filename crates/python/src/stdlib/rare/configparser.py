"""Settings in sections: INI files, read and written."""

import re
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
           "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
           "MissingSectionHeaderError", "ConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
           "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH"]
DEFAULTSECT, MAX_INTERPOLATION_DEPTH = "DEFAULT", 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": section " if source else "Section "
        super().__init__(f"{where}{section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = section, source, lineno


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        where = f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": option " if source else "Option "
        super().__init__(f"{where}{option!r} in section {section!r} already exists")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = section, option, source, lineno


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = option, section


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section
        self.args = option, section, msg


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        super().__init__(option, section, f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation "
                                          f"key {reference!r} which is not a valid option name. Raw value: {rawval!r}")
        self.reference = reference
        self.args = option, section, rawval, reference


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        super().__init__(option, section, "Recursion limit exceeded in value substitution: option "
                                          f"{option!r} in section {section!r} contains an interpolation key which cannot be substituted in "
                                          f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}")
        self.args = option, section, rawval


class ParsingError(Error):
    def __init__(self, source, *args):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line!r}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line, self.errors = filename, lineno, line, []
        self.args = filename, lineno, line


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set


class _Template(Interpolation):
    """Texts in which a sign begins what other options stand in for; the sign twice is the sign itself."""

    _sign = _open = _shape = None

    def before_set(self, parser, section, option, value):
        plain = re.sub(self._shape, "", value.replace(self._sign * 2, ""))
        if self._sign in plain:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {plain.find(self._sign)}")
        return value

    def before_get(self, parser, section, option, value, defaults):
        return self._filled(parser, section, option, value, defaults, 1)

    def _filled(self, parser, section, option, text, values, depth):
        if self._sign not in text:
            return text
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, parser.get(section, option, raw=True, fallback=text))

        def put(found):
            if found[1] is None:
                return self._sign
            if found[2] is None:
                self._refuse(section, option, text[found.start():])
            where, name, inside = self._named(parser, (section, option, text[found.end():]), found[2], values)
            if inside is None:
                raw = parser.get(section, option, raw=True, fallback=text)
                raise InterpolationMissingOptionError(option, section, raw, name)
            others = values if where == section else dict(parser.items(where, raw=True))
            return self._filled(parser, where, name if where != section else option, inside, others, depth + 1)

        sign = re.escape(self._sign)
        # Either the sign twice, or a reference, or a sign that stands wrong.
        return re.sub(f"{sign}{sign}|({sign}(?:{self._shape[len(sign):]})?)", put, text)

    def _refuse(self, section, option, rest):
        bad = f"bad interpolation variable reference {rest!r}"
        if rest[1:2] != self._open:
            bad = f"{self._sign!r} must be followed by {self._sign!r} or {self._open!r}, found: {rest!r}"
        raise InterpolationSyntaxError(option, section, bad)


class BasicInterpolation(_Template):
    _sign, _open, _shape = "%", "(", r"%\(([^)]+)\)s"

    def _named(self, parser, place, reference, values):
        name = parser.optionxform(reference)
        return place[0], name, values.get(name)


class ExtendedInterpolation(_Template):
    _sign, _open, _shape = "$", "{", r"\$\{([^}]+)\}"

    def _named(self, parser, place, reference, values):
        section, option, rest = place
        where, colon, name = reference.partition(":")
        if ":" in name:
            raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
        name = parser.optionxform(name if colon else where)
        if not colon:
            return section, name, values.get(name)
        try:
            return where, name, parser.get(where, name, raw=True)
        except (NoSectionError, NoOptionError):
            return where, reference, None


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    SECTCRE = re.compile(r"\[(?P<header>.+)\]")
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
                 inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        self._dict, self._sections, self._defaults = dict_type, dict_type(), dict_type()
        self._delimiters, self._allow_no_value, self._strict = tuple(delimiters), allow_no_value, strict
        self._comments, self._inline = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._keeps_empty, self.default_section = empty_lines_in_values, default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        self._converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            self._converters.update(converters)
        for kind, convert in self._converters.items():
            if not hasattr(type(self), "get" + kind):
                setattr(self, "get" + kind, self._getter(convert))
        self._proxies = {default_section: SectionProxy(self, default_section)}
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = value if value is None else str(value)

    def _getter(self, convert):
        def get(section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
            return self._get_conv(section, option, convert, raw=raw, vars=vars, fallback=fallback)
        return get

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(name.__fspath__() if hasattr(name, "__fspath__") else name)
        return done

    def read_file(self, f, source=None):
        self._read(f, source if source is not None else getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                value = value if value is None else str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _values(self, section, vars=None):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        merged = {**self._defaults, **self._sections.get(section, {})}
        for key, value in (vars or {}).items():
            merged[self.optionxform(key)] = value if value is None else str(value)
        return merged

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        values = self._values(section, vars)
        return [(key, value if raw or value is None else self._interpolation.before_get(self, section, key, value, values))
                for key, value in values.items()]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            where = self._defaults
        elif section in self._sections:
            where = self._sections[section]
        else:
            raise NoSectionError(section)
        where[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            where = self._defaults
        elif section in self._sections:
            where = self._sections[section]
        else:
            raise NoSectionError(section)
        return where.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section], self._proxies[section]
        return existed

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        parts = [(self.default_section, self._defaults)] if self._defaults else []
        for section, items in [*parts, *self._sections.items()]:
            fp.write(f"[{section}]\n")
            for key, value in items.items():
                value = self._interpolation.before_write(self, section, key, value)
                shown = delimiter + str(value).replace("\n", "\n\t") if value is not None or not self._allow_no_value else ""
                fp.write(f"{key}{shown}\n")
            fp.write("\n")

    def _split(self, line):
        places = [(line.find(it), -len(it), it) for it in self._delimiters if it in line]
        if not places:
            return line, None
        at, _, delimiter = min(places)
        return line[:at].strip(), line[at + len(delimiter):].strip()

    def _bare(self, line):
        for prefix in self._comments:
            if line.strip().startswith(prefix):
                return "", True
        cut = len(line)
        for prefix in self._inline:
            at = line.find(prefix)
            while at >= 0:
                if at == 0 or line[at - 1].isspace():
                    cut = min(cut, at)
                    break
                at = line.find(prefix, at + 1)
        return line[:cut].strip(), cut < len(line)

    def _read(self, fp, fpname):
        _Reading(self, fpname).run(fp)

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class MultilineContinuationError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"Key without value continued with an indented line.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line, self.errors = filename, lineno, line, []
        self.args = filename, lineno, line


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def add_section(self, section):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        super().add_section(section)


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for kind, convert in parser._converters.items():
            setattr(self, "get" + kind, self._getter(convert))

    def _getter(self, convert):
        def get(option, fallback=None, *, raw=False, vars=None, **kwargs):
            return self._parser._get_conv(self._name, option, convert, raw=raw, vars=vars, fallback=fallback)
        return get

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        if not isinstance(value, str) and not (value is None and self._parser._allow_no_value):
            raise TypeError("option values must be strings")
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        return self._parser.options(self._name) if self._name != self._parser.default_section else list(self._parser.defaults())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)


class _Reading:
    """One text that is being read: which section and option it is in, and the lines of each option's value."""

    def __init__(self, parser, name):
        self.parser, self.name = parser, name
        self.values = self.section = self.option = self.wrong = None
        self.lines, self.seen, self.indent = {}, set(), 0

    def run(self, lines):
        try:
            for number, line in enumerate(lines, 1):
                self.line(number, line)
        finally:
            for (_, option), (values, parts) in self.lines.items():
                values[option] = "\n".join(parts).rstrip()
        if self.wrong:
            raise self.wrong

    def line(self, number, line):
        text, is_comment = self.parser._bare(line)
        goes_on = self.lines.get((self.section, self.option))
        if not text:
            if not self.parser._keeps_empty:
                # What is indented behind an empty line begins anew.
                self.indent = 10**9
            elif goes_on and not is_comment:
                goes_on[1].append("")
            return
        indent = len(line) - len(line.lstrip())
        if self.option and indent > self.indent:
            if goes_on is None:
                raise MultilineContinuationError(self.name, number, line)
            goes_on[1].append(text)
            return
        self.indent = indent
        header = self.parser.SECTCRE.match(text)
        if header:
            self.begin(header["header"], number)
        elif self.values is None:
            raise MissingSectionHeaderError(self.name, number, line)
        else:
            self.assign(text, number, line)

    def begin(self, section, number):
        parser = self.parser
        self.section, self.option = section, None
        if section == parser.default_section:
            self.values = parser._defaults
            return
        if section not in parser._sections:
            parser.add_section(section)
        elif parser._strict and section in self.seen:
            raise DuplicateSectionError(section, self.name, number)
        self.values = parser._sections[section]
        self.seen.add(section)

    def assign(self, text, number, line):
        name, value = self.parser._split(text)
        if not name or value is None and not self.parser._allow_no_value:
            self.wrong = self.wrong or ParsingError(self.name)
            self.wrong.append(number, line)
            return
        self.option = self.parser.optionxform(name.rstrip())
        key = self.section, self.option
        if self.parser._strict and key in self.seen:
            raise DuplicateOptionError(*key, self.name, number)
        self.seen.add(key)
        self.values[self.option] = value
        self.lines.pop(key, None)
        if value is not None:
            self.lines[key] = self.values, [value]
