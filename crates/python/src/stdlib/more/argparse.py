"""Options and arguments of a program."""

import os as _os
import sys as _sys
import textwrap as _textwrap

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace", "Action", "ONE_OR_MORE",
           "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE", "FileType"]

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "==SUPPRESS==", "?", "*", "+", "A...", "..."


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = None if argument is None else _name(argument), message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


class ArgumentTypeError(Exception):
    pass


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        plain = [f"{name}={value!r}" for name, value in self.__dict__.items() if name.isidentifier()]
        rest = {name: value for name, value in self.__dict__.items() if not name.isidentifier()}
        return f"{type(self).__name__}({', '.join(plain + ([f'**{rest!r}'] if rest else []))})"


def _name(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar if isinstance(action.metavar, str) else "/".join(action.metavar)
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return None


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None, deprecated=False):
        self.option_strings, self.dest, self.nargs, self.const, self.default = list(option_strings), dest, nargs, const, default
        self.type, self.choices, self.required, self.help, self.metavar = type, choices, required, help, metavar

        self.deprecated = deprecated

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar", "deprecated")
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store "
                             "const may be more appropriate")
        super().__init__(option_strings, dest, nargs=nargs, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, **kwargs):
        super().__init__(option_strings, dest, nargs=0, const=const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, **kwargs):
        super().__init__(option_strings, dest, const=True, default=default, **kwargs)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, **kwargs):
        super().__init__(option_strings, dest, const=False, default=default, **kwargs)


def _copied(items):
    return [] if items is None else list(items)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + [values])


class _ExtendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + list(values))


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copied(getattr(namespace, self.dest, None)) + [self.const])


class _CountAction(Action):
    def __init__(self, option_strings, dest, **kwargs):
        super().__init__(option_strings, dest, nargs=0, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, **kwargs):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, version=None, default=SUPPRESS, help="show program's version number and exit", **kwargs):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        print((self.version or "").replace("%(prog)s", parser.prog))
        parser.exit()


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, **kwargs):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        super().__init__(names, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prefix, self._class, self._lines = prog, parser_class, []
        super().__init__(option_strings, dest, nargs=PARSER, choices={}, required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, aliases=(), help=SUPPRESS, **kwargs):
        kwargs.setdefault("prog", f"{self._prefix} {name}")
        made = self._class(**kwargs)
        if help is not SUPPRESS:
            line = Action([], name + (f" ({', '.join(aliases)})" if aliases else ""), help=help)
            line.metavar = line.dest
            self._lines.append(line)
        for own in (name, *aliases):
            self.choices[own] = made
        return made

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        found, extra = self.choices[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(extra)


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return _sys.stdin if "r" in self._mode else _sys.stdout
        try:
            return open(string, self._mode)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from None


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        self.prog, self.width = prog, 78 if width is None else width
        self.position = min(max_help_position, max(self.width - 20, indent_increment * 2))

    def _fill_text(self, text, width, indent):
        return _textwrap.fill(" ".join(text.split()), width, initial_indent=indent, subsequent_indent=indent)

    def _split_lines(self, text, width):
        return _textwrap.wrap(" ".join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _default_metavar(self, action):
        return action.dest.upper() if action.option_strings else action.dest

    def metavars(self, action):
        if action.metavar is not None:
            found = action.metavar
        elif action.choices is not None:
            found = "{" + ",".join(map(str, action.choices)) + "}"
        else:
            found = self._default_metavar(action)
        return lambda count: found if isinstance(found, tuple) else (found,) * count

    def args(self, action):
        pick, nargs = self.metavars(action), action.nargs
        if nargs is None:
            return pick(1)[0]
        if nargs == OPTIONAL:
            return f"[{pick(1)[0]}]"
        if nargs == ZERO_OR_MORE:
            names = pick(1)
            return f"[{names[0]} [{names[1]} ...]]" if len(names) == 2 else f"[{names[0]} ...]"
        if nargs == ONE_OR_MORE:
            names = pick(2)
            return f"{names[0]} [{names[1]} ...]"
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return f"{pick(1)[0]} ..."
        return " ".join(pick(nargs)[:nargs]) if nargs else ""

    def usage_part(self, action, in_group=False):
        if not action.option_strings:
            text = self.args(action)
            return text[1:-1] if in_group and text.startswith("[") and text.endswith("]") else text
        text = action.format_usage() if action.nargs == 0 else f"{action.option_strings[0]} {self.args(action)}"
        return text if action.required or in_group else f"[{text}]"

    def usage(self, usage, actions, groups, prefix="usage: "):
        if usage is not None:
            return f"{prefix}{usage.replace('%(prog)s', self.prog)}\n\n"
        shown = [action for action in actions if action.help is not SUPPRESS]
        optional, positional, done = [], [], set()
        for action in shown:
            if id(action) in done:
                continue
            group = next((group for group in groups if any(member is action for member in group._members)), None)
            if group is not None and action.option_strings:
                members = [member for member in group._members if member.help is not SUPPRESS]
                done.update(id(member) for member in members)
                text = " | ".join(self.usage_part(member, True) for member in members)
                optional.append(f"({text})" if group.required else f"[{text}]")
            else:
                (optional if action.option_strings else positional).append(self.usage_part(action))
        parts = [self.prog, *optional, *positional]
        line = " ".join(parts)
        width = self.width
        if len(prefix) + len(line) <= width:
            return f"{prefix}{line}\n\n"

        def lines(parts, indent, first=None):
            out, row, length = [], [], len(first if first is not None else indent) - 1
            for part in parts:
                if length + 1 + len(part) > width and row:
                    out.append(indent + " ".join(row))
                    row, length = [], len(indent) - 1
                row.append(part)
                length += len(part) + 1
            if row:
                out.append(indent + " ".join(row))
            if first is not None and out:
                out[0] = out[0][len(indent):]
            return out

        if len(prefix) + len(self.prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self.prog) + 1)
            if optional:
                rows = lines([self.prog] + optional, indent, prefix) + lines(positional, indent)
            elif positional:
                rows = lines([self.prog] + positional, indent, prefix)
            else:
                rows = [self.prog]
        else:
            indent = " " * len(prefix)
            rows = lines(optional + positional, indent)
            if len(rows) > 1:
                rows = lines(optional, indent) + lines(positional, indent)
            rows = [self.prog] + rows
        return prefix + "\n".join(rows) + "\n\n"

    def invocation(self, action):
        if not action.option_strings:
            return self.metavars(action)(1)[0] if not isinstance(action.metavar, tuple) else " ".join(action.metavar)
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        return ", ".join(action.option_strings) + " " + self.args(action)

    def expand(self, action):
        values = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        values["prog"] = self.prog
        for name, value in list(values.items()):
            if hasattr(value, "__name__"):
                values[name] = value.__name__
        if values.get("choices") is not None:
            values["choices"] = ", ".join(map(str, values["choices"]))
        return self._get_help_string(action) % values

    def entries(self, actions, indent=2):
        found = []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            found.append((indent, self.invocation(action), action))
            for line in getattr(action, "_lines", ()):
                found.append((indent + 2, self.invocation(line), line))
        return found

    def section(self, entries, longest):
        position = min(longest + 2, self.position)
        width = max(self.width - position, 11)
        out = []
        for indent, head, action in entries:
            room = position - indent - 2
            if not action.help or not action.help.strip():
                out.append(" " * indent + head)
                continue
            rows = self._split_lines(self.expand(action), width)
            if len(head) <= room:
                out.append(" " * indent + head.ljust(room) + "  " + (rows[0] if rows else ""))
                rows = rows[1:]
            else:
                out.append(" " * indent + head)
            out += [" " * position + row for row in rows]
        return "".join(line.rstrip() + "\n" if not line.strip() else line + "\n" for line in out)


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS and (action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)):
            text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _default_metavar(self, action):
        return action.type.__name__


class _Container:
    def __init__(self, parser, title=None, description=None, argument_default=None):
        self._parser, self.title, self.description, self._members, self.required = parser, title, description, [], False

    def add_argument(self, *args, **kwargs):
        action = self._parser._make(args, kwargs)
        self._add(action)
        return action

    def _add(self, action):
        self._members.append(action)
        self._parser._register(action)

    def add_argument_group(self, *args, **kwargs):
        return self._parser.add_argument_group(*args, **kwargs)

    def add_mutually_exclusive_group(self, *, required=False):
        return _Exclusive(self._parser, required, self)


class _Exclusive(_Container):
    def __init__(self, parser, required, section):
        super().__init__(parser)
        self.required, self._section = required, section
        parser._exclusive.append(self)

    def _add(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._members.append(action)
        self._section._add(action)


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction, "store_true": _StoreTrueAction, "store_false": _StoreFalseAction, "append": _AppendAction,
            "append_const": _AppendConstAction, "count": _CountAction, "help": _HelpAction, "version": _VersionAction, "extend": _ExtendAction}


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = _os.path.basename(_sys.argv[0] if _sys.argv and _sys.argv[0] else "program") if prog is None else prog
        self.usage, self.description, self.epilog, self.formatter_class = usage, description, epilog, formatter_class
        self.prefix_chars, self.argument_default, self.conflict_handler = prefix_chars, argument_default, conflict_handler
        self.add_help, self.allow_abbrev, self.exit_on_error = add_help, allow_abbrev, exit_on_error
        self._actions, self._options, self._defaults, self._exclusive, self._types = [], {}, {}, [], {}
        self._positionals, self._optionals = _Container(self, "positional arguments"), _Container(self, "options")
        self._groups, self._subparsers = [self._positionals, self._optionals], None
        if add_help:
            self._optionals._add(_HelpAction(["-h", "--help"], help="show this help message and exit"))
        for parent in parents:
            for group in parent._groups:
                own = self._positionals if group.title == "positional arguments" else self._optionals
                if group.title not in ("positional arguments", "options"):
                    own = self.add_argument_group(group.title, group.description)
                for action in group._members:
                    own._add(action)
            self._defaults.update(parent._defaults)

    def register(self, registry, value, object):
        (self._types if registry == "type" else _ACTIONS)[value] = object

    def add_argument_group(self, title=None, description=None, **kwargs):
        self._groups.append(_Container(self, title, description))
        return self._groups[-1]

    def add_mutually_exclusive_group(self, *, required=False):
        return _Exclusive(self, required, self._optionals)

    def add_argument(self, *args, **kwargs):
        action = self._make(args, kwargs)
        (self._optionals if action.option_strings else self._positionals)._add(action)
        return action

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, required=False, help=None, metavar=None,
                       parser_class=None, **kwargs):
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        if prog is None:
            positional = [action for action in self._actions if not action.option_strings]
            usage = self.formatter_class(self.prog).usage(self.usage, positional, [], "")
            prog = usage.strip()
        self._subparsers = action = _SubParsersAction([], prog, parser_class or type(self), dest, required, help, metavar)
        group = self.add_argument_group(title or "subcommands", description) if title or description else self._positionals
        group._add(action)
        return action

    def _make(self, args, kwargs):
        kwargs = dict(kwargs)
        make = kwargs.pop("action", None)
        cls = _ACTIONS.get(make, make) if make is None or isinstance(make, str) else make
        if not callable(cls):
            raise ValueError(f'unknown action "{make}"')
        is_option = args and args[0][:1] in self.prefix_chars and args[0]
        if not is_option:
            if len(args) > 1:
                raise ValueError("invalid option string " + repr(next((a for a in args if a[0] not in self.prefix_chars), args[0]))
                                 + f": must start with a character {self.prefix_chars!r}")
            if args and "dest" in kwargs:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            dest = args[0] if args else kwargs.pop("dest")
            if "required" in kwargs:
                raise TypeError("'required' is an invalid argument for positionals")
            nargs = kwargs.get("nargs")
            kwargs["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS, 0) or nargs == ZERO_OR_MORE and "default" not in kwargs
            options = []
            if "metavar" not in kwargs and "-" in dest:
                kwargs["metavar"] = dest
        else:
            options = list(args)
            for option in options:
                if option[0] not in self.prefix_chars:
                    raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
            dest = kwargs.pop("dest", None)
            if dest is None:
                long = [option for option in options if len(option) > 1 and option[1] in self.prefix_chars]
                dest = (long or options)[0].lstrip(self.prefix_chars)
                if not dest:
                    raise ValueError(f"dest= is required for options like {options[0]!r}")
                dest = dest.replace("-", "_")
        if "default" not in kwargs and dest in self._defaults:
            kwargs["default"] = self._defaults[dest]
        elif "default" not in kwargs and self.argument_default is not None:
            kwargs["default"] = self.argument_default
        if cls in (_StoreConstAction, _StoreTrueAction, _StoreFalseAction, _CountAction, _AppendConstAction, BooleanOptionalAction) and not is_option and kwargs.get("required"):
            kwargs.pop("required")
        action = cls(options, dest, **kwargs)
        if action.type is not None and not callable(self._types.get(action.type, action.type)):
            raise ValueError(f"{action.type!r} is not callable")
        return action

    def _register(self, action):
        for option in action.option_strings:
            if option in self._options and self.conflict_handler != "resolve":
                raise ArgumentError(action, f"conflicting option string: {option}")
        for option in action.option_strings:
            self._options[option] = action
        self._actions.append(action)
        action.container = self

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            message = f"unrecognized arguments: {' '.join(rest)}"
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return found

    parse_intermixed_args = parse_args

    def parse_known_args(self, args=None, namespace=None):
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            found, rest = self._parse(args, namespace)
        else:
            try:
                found, rest = self._parse(args, namespace)
            except ArgumentError as error:
                self.error(str(error))
        return found, found.__dict__.pop("_unrecognized_args", []) + rest if "_unrecognized_args" in found.__dict__ else rest

    parse_known_intermixed_args = parse_known_args

    def _option(self, arg):
        """What an argument is as an option: its action, name and value; None for something else."""
        if not arg or arg[0] not in self.prefix_chars:
            return None
        if arg in self._options:
            return self._options[arg], arg, None
        if len(arg) == 1:
            return None
        name, eq, value = arg.partition("=")
        if eq and name in self._options:
            return self._options[name], name, value
        matches = []
        if arg[1] in self.prefix_chars:
            if self.allow_abbrev:
                matches = [(self._options[own], own, value if eq else None) for own in self._options if own.startswith(name)]
        else:
            short = self._options.get(arg[:2])
            if short is not None:
                matches.append((short, arg[:2], arg[2:]))
            matches += [(self._options[own], own, value if eq else None) for own in self._options if own.startswith(name) and own[:2] != arg[:2]]
        if len(matches) > 1:
            raise ArgumentError(None, f"ambiguous option: {arg} could match {', '.join(own for _, own, _ in matches)}")
        if matches:
            return matches[0]
        if _is_negative(arg) and not any(_is_negative(own) for own in self._options):
            return None
        return None if " " in arg else (None, arg, None)

    def _parse(self, args, namespace):
        kinds, after = [], False
        for arg in args:
            if after:
                kinds.append("A")
            elif arg == "--":
                kinds.append("-")
                after = True
            else:
                option = self._option(arg)
                kinds.append("A" if option is None else option)
        extras, seen, given = [], [], set()
        positionals = [action for action in self._actions if not action.option_strings]
        at = 0

        def apply(action, values, option=None):
            seen.append(action)
            value = self._values(action, values)
            if value is not action.default or action.option_strings:
                given.add(id(action))
                for group in self._exclusive:
                    if any(member is action for member in group._members):
                        for other in group._members:
                            if other is not action and id(other) in given:
                                raise ArgumentError(action, f"not allowed with argument {_name(other)}")
            if value is not SUPPRESS:
                action(self, namespace, value, option)

        def consume(at):
            nonlocal positionals
            run = at
            while run < len(args) and kinds[run] in ("A", "-"):
                run += 1
            pattern = [kinds[place] for place in range(at, run)]
            counts = _shares(positionals, pattern, kinds[at:])
            for action, count in zip(positionals, counts):
                values = args[at:at + count]
                if action.nargs not in (PARSER, REMAINDER) and "--" in values and kinds[at + values.index("--")] == "-":
                    values.remove("--")
                elif action.nargs == PARSER and values and values[0] == "--":
                    values.remove("--")
                at += count
                apply(action, values)
            positionals = positionals[len(counts):]
            return at

        while True:
            after_positionals = at if at < len(args) and kinds[at] not in ("A", "-") and not any(
                action.nargs in (REMAINDER, PARSER) for action in positionals[:1]) else consume(at)
            if after_positionals > at:
                at = after_positionals
                continue
            if at >= len(args):
                break
            if kinds[at] in ("A", "-"):
                extras.append(args[at])
                at += 1
                continue
            action, name, value = kinds[at]
            if action is None:
                extras.append(args[at])
                at += 1
                while at < len(args) and kinds[at] == "A" and not positionals:
                    extras.append(args[at])
                    at += 1
                continue
            at += 1
            while value is not None and action.nargs == 0 and len(name) == 2 and name[1] not in self.prefix_chars and value and value[0] != "=":
                apply(action, [], name)
                name, rest = "-" + value[0], value[1:]
                if name not in self._options:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                action, value = self._options[name], rest or None
            if value is not None:
                if action.nargs == 0 or isinstance(action.nargs, int) and action.nargs != 1:
                    if action.nargs == 0:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    raise ArgumentError(action, _expected(action))
                if len(name) == 2 and value.startswith("=") and name[1] not in self.prefix_chars:
                    value = value[1:]
                apply(action, [value], name)
                continue
            end = at
            while end < len(args) and kinds[end] == "A":
                end += 1
            count = _share(action.nargs, end - at)
            if action.nargs in (REMAINDER, PARSER):
                count = len(args) - at
            if count is None:
                raise ArgumentError(action, _expected(action))
            apply(action, args[at:at + count], name)
            at += count
        missing = []
        for action in self._actions:
            if not any(done is action for done in seen):
                if action.required:
                    missing.append(_name(action))
                elif action.default is not None and isinstance(action.default, str) and getattr(namespace, action.dest, None) is action.default:
                    setattr(namespace, action.dest, self._value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(map(str, missing))}")
        for group in self._exclusive:
            if group.required and not any(id(member) in given for member in group._members):
                names = [_name(member) for member in group._members if member.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
        return namespace, extras

    def _values(self, action, values):
        nargs = action.nargs
        if not values and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._value(action, value)
            return value
        if not values and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(values) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, values[0])
            self._check(action, value)
            return value
        if nargs == REMAINDER:
            return [self._value(action, value) for value in values]
        if nargs == PARSER:
            found = [self._value(action, value) for value in values]
            self._check(action, found[0])
            return found
        found = [self._value(action, value) for value in values]
        for value in found:
            self._check(action, value)
        return found

    def _value(self, action, text):
        make = self._types.get(action.type, action.type)
        if make is None:
            return text
        try:
            return make(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {', '.join(map(repr, action.choices))})")

    def format_usage(self):
        return self.formatter_class(prog=self.prog).usage(self.usage, self._actions, self._exclusive)[:-1]

    def format_help(self):
        formatter = self.formatter_class(prog=self.prog)
        parts = [formatter.usage(self.usage, self._actions, self._exclusive)]
        if self.description:
            parts.append(formatter._fill_text(self.description.replace("%(prog)s", self.prog), formatter.width, "") + "\n\n")
        sections = [(group, formatter.entries(group._members)) for group in self._groups]
        longest = max((indent + len(head) for _, entries in sections for indent, head, _ in entries), default=0)
        for group, entries in sections:
            if not entries and not group.description:
                continue
            text = formatter._fill_text(group.description, formatter.width - 2, "  ") + "\n\n" if group.description else ""
            body = text + formatter.section(entries, longest)
            parts.append((f"{group.title}:\n" if group.title else "") + body.rstrip("\n") + "\n\n" if body.strip() else "")
        if self.epilog:
            parts.append(formatter._fill_text(self.epilog.replace("%(prog)s", self.prog), formatter.width, "") + "\n\n")
        return "".join(parts).strip("\n") + "\n"

    def print_usage(self, file=None):
        self._print(self.format_usage(), file)

    def print_help(self, file=None):
        self._print(self.format_help(), file)

    def _print(self, text, file):
        (file or _sys.stdout).write(text)

    def exit(self, status=0, message=None):
        if message:
            _sys.stderr.write(message)
        _sys.exit(status)

    def error(self, message):
        _sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")


def _is_negative(text):
    try:
        float(text)
    except ValueError:
        return False
    return text.startswith("-")


def _expected(action):
    words = {None: "expected one argument", OPTIONAL: "expected at most one argument", ONE_OR_MORE: "expected at least one argument"}
    return words.get(action.nargs) or f"expected {action.nargs} argument{'' if action.nargs == 1 else 's'}"


def _share(nargs, available):
    """How many of the values that follow an option takes; None if they are too few."""
    if nargs is None:
        return 1 if available else None
    if nargs == OPTIONAL:
        return min(available, 1)
    if nargs == ZERO_OR_MORE:
        return available
    if nargs == ONE_OR_MORE:
        return available or None
    if isinstance(nargs, int):
        return nargs if available >= nargs else None
    return available


def _shares(actions, run, rest):
    """How many values each of the first positional arguments takes, as many of these as can be served."""
    available = len(run)
    least = {None: 1, OPTIONAL: 0, ZERO_OR_MORE: 0, ONE_OR_MORE: 1, PARSER: 1, REMAINDER: 0}
    for count in range(len(actions), 0, -1):
        chosen = actions[:count]
        needs = [least[a.nargs] if a.nargs in least else a.nargs for a in chosen]
        room = available - run.count("-")
        if sum(needs) > room:
            continue
        spare, found, at = room - sum(needs), [], 0
        for action, need in zip(chosen, needs):
            more = 0
            if action.nargs in (PARSER, REMAINDER):
                more = spare + len(rest) - available
                spare = 0
            elif action.nargs in (ZERO_OR_MORE, ONE_OR_MORE):
                more, spare = spare, 0
            elif action.nargs == OPTIONAL and spare:
                more, spare = 1, spare - 1
            taken = need + more
            if action.nargs not in (PARSER, REMAINDER):
                dashes = 0
                while at + taken + dashes <= available and run[at:at + taken + dashes].count("-") > dashes:
                    dashes += 1
                taken += dashes
            found.append(taken)
            at += taken
        return found
    return []
