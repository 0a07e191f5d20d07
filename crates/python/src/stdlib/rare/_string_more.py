"""Templates whose placeholders are not the usual ones."""

import re


def pattern_of(cls):
    """What finds the placeholders of a class of templates."""
    own = cls.__dict__.get("pattern")
    if own is not None and not hasattr(own, "__get__"):
        return re.compile(own, cls.flags | re.VERBOSE) if isinstance(own, str) else own
    mark, name = re.escape(cls.delimiter), cls.idpattern
    text = f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))"
    return re.compile(text, cls.flags)


def pieces(template):
    """What stands before each placeholder, its name, and how it is written, or where what is none stands."""
    text, at = template.template, 0
    for found in template.pattern.finditer(text):
        literal, groups = text[at:found.start()], found.groupdict()
        name = groups.get("named") or groups.get("braced")
        if name is not None:
            yield literal, name, found.group()
        elif groups.get("escaped") is not None:
            yield literal + template.delimiter, None, None
        elif groups.get("invalid") is not None:
            yield literal, None, found.start("invalid") - len(template.delimiter)
        else:
            raise ValueError("Unrecognized named group in pattern", template.pattern)
        at = found.end()
    yield text[at:], None, None
