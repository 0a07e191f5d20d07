"""Options of a command line, as C programs read them."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """The options and their values in order, and the arguments behind them."""
    return _read(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    """The same, with options behind arguments too."""
    return _read(args, shortopts.lstrip("+"), longopts, not shortopts.startswith("+"))


def _read(args, shortopts, longopts, mixed):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, rest, args = [], [], list(args)
    while args:
        if args[0] == "--":
            return found, rest + args[1:]
        if args[0].startswith("--"):
            args = _long(found, args[0][2:], longopts, args[1:])
        elif args[0].startswith("-") and args[0] != "-":
            args = _short(found, args[0][1:], shortopts, args[1:])
        elif mixed:
            rest.append(args.pop(0))
        else:
            return found, args
    return found, rest


def _long(found, text, longopts, args):
    name, sign, value = text.partition("=")
    possible = [it for it in longopts if it.startswith(name)]
    if not possible:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in possible or name + "=" in possible:
        full = name if name in possible else name + "="
    elif len(possible) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    else:
        full = possible[0]
    name = full.rstrip("=")
    if full.endswith("="):
        if not sign:
            if not args:
                raise GetoptError(f"option --{name} requires argument", name)
            value, args = args[0], args[1:]
    elif sign:
        raise GetoptError(f"option --{name} must not have an argument", name)
    found.append(("--" + name, value))
    return args


def _short(found, text, shortopts, args):
    while text:
        name, text = text[0], text[1:]
        at = shortopts.find(name)
        if at < 0 or name == ":":
            raise GetoptError(f"option -{name} not recognized", name)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not text:
                if not args:
                    raise GetoptError(f"option -{name} requires argument", name)
                text, args = args[0], args[1:]
            value, text = text, ""
        found.append(("-" + name, value))
    return args
