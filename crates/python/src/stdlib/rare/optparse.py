"""Options of a command line, the older way: `argparse` has taken its place."""

import os
import sys
import textwrap

__all__ = ["Option", "make_option", "SUPPRESS_HELP", "SUPPRESS_USAGE", "Values", "OptionContainer", "OptionGroup", "OptionParser",
           "HelpFormatter", "IndentedHelpFormatter", "TitledHelpFormatter", "OptParseError", "OptionError", "OptionConflictError",
           "OptionValueError", "BadOptionError", "check_choice"]

NO_DEFAULT = "NO", "DEFAULT"
SUPPRESS_HELP, SUPPRESS_USAGE = "SUPPRESSHELP", "SUPPRESSUSAGE"


class OptParseError(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __str__(self):
        return self.msg


class OptionError(OptParseError):
    def __init__(self, msg, option):
        self.msg, self.option_id = msg, str(option)

    def __str__(self):
        return f"option {self.option_id}: {self.msg}" if self.option_id else self.msg


class OptionConflictError(OptionError):
    pass


class OptionValueError(OptParseError):
    pass


class BadOptionError(OptParseError):
    def __init__(self, opt_str):
        self.opt_str = opt_str

    def __str__(self):
        return f"no such option: {self.opt_str}"


class AmbiguousOptionError(BadOptionError):
    def __init__(self, opt_str, possibilities):
        super().__init__(opt_str)
        self.possibilities = possibilities

    def __str__(self):
        return f"ambiguous option: {self.opt_str} ({', '.join(self.possibilities)}?)"


def _number(text):
    base = {"0x": 16, "0b": 2}.get(text[:2].lower(), 8 if text[:1] == "0" and text != "0" else 10)
    return int(text, base)


_WORDS = {"int": "integer", "long": "integer", "float": "floating-point", "complex": "complex"}
_MAKERS = {"int": _number, "long": _number, "float": float, "complex": complex}


def check_builtin(option, opt, value):
    try:
        return _MAKERS[option.type](value)
    except ValueError:
        raise OptionValueError(f"option {opt}: invalid {_WORDS[option.type]} value: {value!r}") from None


def check_choice(option, opt, value):
    if value in option.choices:
        return value
    choices = ", ".join(map(repr, option.choices))
    raise OptionValueError(f"option {opt}: invalid choice: {value!r} (choose from {choices})")


class Option:
    ATTRS = ["action", "type", "dest", "default", "nargs", "const", "choices", "callback", "callback_args", "callback_kwargs", "help", "metavar"]
    ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "append_const", "count", "callback", "help", "version")
    STORE_ACTIONS = ("store", "store_const", "store_true", "store_false", "append", "append_const", "count")
    TYPED_ACTIONS = ("store", "append", "callback")
    ALWAYS_TYPED_ACTIONS = ("store", "append")
    CONST_ACTIONS = ("store_const", "append_const")
    TYPES = ("string", "int", "long", "float", "complex", "choice")
    TYPE_CHECKER = {"int": check_builtin, "long": check_builtin, "float": check_builtin, "complex": check_builtin, "choice": check_choice}

    def __init__(self, *opts, **attrs):
        self._short_opts, self._long_opts = [], []
        opts = [opt for opt in opts if opt]
        if not opts:
            raise TypeError("at least one option string must be supplied")
        for opt in opts:
            self._add_name(opt)
        for name in self.ATTRS:
            setattr(self, name, attrs.pop(name, NO_DEFAULT if name == "default" else None))
        if attrs:
            raise OptionError(f"invalid keyword arguments: {', '.join(sorted(attrs))}", self)
        self._settle()

    def _add_name(self, opt):
        if len(opt) < 2:
            raise OptionError(f"invalid option string {opt!r}: must be at least two characters long", self)
        if len(opt) == 2:
            if not (opt[0] == "-" and opt[1] != "-"):
                raise OptionError(f"invalid short option string {opt!r}: must be of the form -x, (x any non-dash char)", self)
            self._short_opts.append(opt)
        else:
            if not (opt[:2] == "--" and opt[2] != "-"):
                raise OptionError(f"invalid long option string {opt!r}: must start with --, followed by non-dash", self)
            self._long_opts.append(opt)

    def _settle(self):
        self.action = self.action or "store"
        if self.action not in self.ACTIONS:
            raise OptionError(f"invalid action: {self.action!r}", self)
        if self.type is None and self.action in self.ALWAYS_TYPED_ACTIONS:
            self.type = "choice" if self.choices is not None else "string"
        if isinstance(self.type, type):
            self.type = self.type.__name__
        self.type = "string" if self.type == "str" else self.type
        if self.type is not None and self.type not in self.TYPES:
            raise OptionError(f"invalid option type: {self.type!r}", self)
        if self.type is not None and self.action not in self.TYPED_ACTIONS:
            raise OptionError(f"must not supply a type for action {self.action!r}", self)
        if self.type == "choice":
            if self.choices is None:
                raise OptionError("must supply a list of choices for type 'choice'", self)
            if not isinstance(self.choices, (tuple, list)):
                raise OptionError(f"choices must be a list of strings ({type(self.choices).__name__!r} supplied)", self)
        elif self.choices is not None:
            raise OptionError(f"must not supply choices for type {self.type!r}", self)
        if self.dest is None and (self.action in self.STORE_ACTIONS or self.type is not None):
            self.dest = self._long_opts[0][2:].replace("-", "_") if self._long_opts else self._short_opts[0][1]
        if self.action not in self.CONST_ACTIONS and self.const is not None:
            raise OptionError(f"'const' must not be supplied for action {self.action!r}", self)
        if self.action in self.TYPED_ACTIONS:
            self.nargs = 1 if self.nargs is None and self.type is not None else self.nargs
        elif self.nargs is not None:
            raise OptionError(f"'nargs' must not be supplied for action {self.action!r}", self)
        if self.action == "callback" and not callable(self.callback):
            raise OptionError(f"callback not callable: {self.callback!r}", self)

    def __str__(self):
        return "/".join(self._short_opts + self._long_opts)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}: {self}>"

    def takes_value(self):
        return self.type is not None

    def get_opt_string(self):
        return (self._long_opts or self._short_opts)[0]

    def check_value(self, opt, value):
        checker = self.TYPE_CHECKER.get(self.type)
        return value if checker is None else checker(self, opt, value)

    def convert_value(self, opt, value):
        if value is None:
            return None
        return self.check_value(opt, value) if self.nargs == 1 else tuple(self.check_value(opt, it) for it in value)

    def process(self, opt, value, values, parser):
        return self.take_action(self.action, self.dest, opt, self.convert_value(opt, value), values, parser)

    def take_action(self, action, dest, opt, value, values, parser):
        if action == "store":
            setattr(values, dest, value)
        elif action == "store_const":
            setattr(values, dest, self.const)
        elif action in ("store_true", "store_false"):
            setattr(values, dest, action == "store_true")
        elif action in ("append", "append_const"):
            values.ensure_value(dest, []).append(value if action == "append" else self.const)
        elif action == "count":
            setattr(values, dest, values.ensure_value(dest, 0) + 1)
        elif action == "callback":
            self.callback(self, opt, value, parser, *(self.callback_args or ()), **(self.callback_kwargs or {}))
        elif action == "help":
            parser.print_help()
            parser.exit()
        elif action == "version":
            parser.print_version()
            parser.exit()
        return 1


make_option = Option


class Values:
    def __init__(self, defaults=None):
        self.__dict__.update(defaults or {})

    def __str__(self):
        return str(self.__dict__)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}: {self}>"

    def __eq__(self, other):
        if isinstance(other, Values):
            return self.__dict__ == other.__dict__
        return self.__dict__ == other if isinstance(other, dict) else NotImplemented

    def ensure_value(self, attr, value):
        if getattr(self, attr, None) is None:
            setattr(self, attr, value)
        return getattr(self, attr)


class HelpFormatter:
    def __init__(self, indent_increment=2, max_help_position=24, width=None, short_first=1):
        self.indent_increment, self.max_help_position, self.short_first = indent_increment, max_help_position, short_first
        self.width = width or int(os.environ.get("COLUMNS", 80)) - 2
        self.parser, self.level = None, 0

    def set_parser(self, parser):
        self.parser = parser

    def indent(self):
        self.level += self.indent_increment

    def dedent(self):
        self.level -= self.indent_increment

    def format_usage(self, usage):
        return f"Usage: {usage}\n"

    def format_heading(self, heading):
        return f"{'':{self.level}}{heading}:\n"

    def _filled(self, text):
        margin = " " * self.level
        return textwrap.fill(text, max(self.width - self.level, 11), initial_indent=margin, subsequent_indent=margin)

    def format_description(self, description):
        return self._filled(description) + "\n" if description else ""

    def format_epilog(self, epilog):
        return f"\n{self._filled(epilog)}\n" if epilog else ""

    def format_option_strings(self, option):
        short, long = option._short_opts, option._long_opts
        if option.takes_value():
            metavar = option.metavar or option.dest.upper()
            short, long = [f"{it} {metavar}" for it in short], [f"{it}={metavar}" for it in long]
        return ", ".join(short + long if self.short_first else long + short)

    def _position(self, parser):
        def longest(container, level):
            shown = [it for it in container.option_list if it.help is not SUPPRESS_HELP]
            return max([level + len(self.format_option_strings(it)) for it in shown], default=0)
        widest = max([longest(parser, self.indent_increment)] + [longest(it, 2 * self.indent_increment) for it in parser.option_groups])
        return min(widest + 2, self.max_help_position)

    def format_option(self, option):
        names, position = self.format_option_strings(option), self._position(self.parser)
        room = position - self.level - 2
        head = f"{'':{self.level}}{names}\n" if len(names) > room else f"{'':{self.level}}{names:<{room}}  "
        text = option.help
        if not text:
            return head if head.endswith("\n") else head + "\n"
        default = self.parser.defaults.get(option.dest)
        text = text.replace("%default", "none" if default in (None, NO_DEFAULT) else str(default))
        lines = textwrap.wrap(text, max(self.width - position, 11))
        first = " " * position + lines[0] if head.endswith("\n") else lines[0]
        return head + "\n".join([first] + [" " * position + line for line in lines[1:]]) + "\n"


class IndentedHelpFormatter(HelpFormatter):
    pass


class TitledHelpFormatter(HelpFormatter):
    def __init__(self, indent_increment=0, max_help_position=24, width=None, short_first=0):
        super().__init__(indent_increment, max_help_position, width, short_first)

    def format_usage(self, usage):
        return f"{self.format_heading('Usage')}  {usage}\n"

    def format_heading(self, heading):
        return f"{heading}\n{'=-'[self.level > 0] * len(heading)}\n"


class OptionContainer:
    def __init__(self, option_class, conflict_handler, description):
        self.option_class, self.conflict_handler, self.description = option_class, conflict_handler, description
        self.option_list, self._short_opt, self._long_opt, self.defaults = [], {}, {}, {}

    def set_conflict_handler(self, handler):
        if handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value {handler!r}")
        self.conflict_handler = handler

    def set_description(self, description):
        self.description = description

    def get_description(self):
        return self.description

    def _known(self, opt):
        return self._short_opt.get(opt) or self._long_opt.get(opt)

    def _resolve(self, option):
        taken = [opt for opt in option._short_opts + option._long_opts if self._known(opt)]
        if taken and self.conflict_handler == "error":
            raise OptionConflictError(f"conflicting option string(s): {', '.join(taken)}", option)
        for opt in taken:
            old = self._known(opt)
            (old._short_opts if opt in old._short_opts else old._long_opts).remove(opt)
            if not old._short_opts + old._long_opts:
                old.container.option_list.remove(old)

    def add_option(self, *args, **kwargs):
        if args and isinstance(args[0], Option) and len(args) == 1 and not kwargs:
            option = args[0]
        elif args and isinstance(args[0], str):
            option = self.option_class(*args, **kwargs)
        else:
            raise TypeError("invalid arguments" if not args or kwargs or len(args) > 1 else f"not an Option instance: {args[0]!r}")
        self._resolve(option)
        self.option_list.append(option)
        option.container = self
        self._short_opt.update(dict.fromkeys(option._short_opts, option))
        self._long_opt.update(dict.fromkeys(option._long_opts, option))
        if option.dest is not None:
            if option.default is not NO_DEFAULT:
                self.defaults[option.dest] = option.default
            else:
                self.defaults.setdefault(option.dest, None)
        return option

    def add_options(self, option_list):
        for option in option_list:
            self.add_option(option)

    def get_option(self, opt_str):
        return self._known(opt_str)

    def has_option(self, opt_str):
        return self._known(opt_str) is not None

    def remove_option(self, opt_str):
        option = self._known(opt_str)
        if option is None:
            raise ValueError(f"no such option {opt_str!r}")
        for opt in option._short_opts + option._long_opts:
            self._short_opt.pop(opt, None)
            self._long_opt.pop(opt, None)
        option.container.option_list.remove(option)

    def format_option_help(self, formatter):
        return "".join(formatter.format_option(it) for it in self.option_list if it.help is not SUPPRESS_HELP)

    def format_description(self, formatter):
        return formatter.format_description(self.get_description())

    def format_help(self, formatter):
        parts = self.format_description(formatter), self.format_option_help(formatter)
        return "\n".join(part for part in parts if part)


class OptionGroup(OptionContainer):
    def __init__(self, parser, title, description=None):
        super().__init__(parser.option_class, parser.conflict_handler, description)
        self.parser, self.title = parser, title
        self._short_opt, self._long_opt, self.defaults = parser._short_opt, parser._long_opt, parser.defaults

    def set_title(self, title):
        self.title = title

    def format_help(self, formatter):
        heading = formatter.format_heading(self.title)
        formatter.indent()
        shown = heading + super().format_help(formatter)
        formatter.dedent()
        return shown


class OptionParser(OptionContainer):
    standard_option_list = []

    def __init__(self, usage=None, option_list=None, option_class=Option, version=None, conflict_handler="error", description=None,
                 formatter=None, add_help_option=True, prog=None, epilog=None):
        super().__init__(option_class, conflict_handler, description)
        self.prog, self.version, self.epilog, self.option_groups = prog, version, epilog, []
        self.allow_interspersed_args, self.process_default_values = True, True
        self.formatter = formatter or IndentedHelpFormatter()
        self.formatter.set_parser(self)
        self.set_usage(usage)
        self.add_options(self.standard_option_list)
        self.add_options(option_list or [])
        if version:
            self.add_option("--version", action="version", help="show program's version number and exit")
        if add_help_option:
            self.add_option("-h", "--help", action="help", help="show this help message and exit")
        self.rargs = self.largs = self.values = None

    def set_usage(self, usage):
        if usage is None:
            usage = "%prog [options]"
        self.usage = None if usage is SUPPRESS_USAGE else usage[7:] if usage.lower().startswith("usage: ") else usage

    def enable_interspersed_args(self):
        self.allow_interspersed_args = True

    def disable_interspersed_args(self):
        self.allow_interspersed_args = False

    def set_process_default_values(self, process):
        self.process_default_values = process

    def set_default(self, dest, value):
        self.defaults[dest] = value

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)

    def get_default_values(self):
        defaults = dict(self.defaults)
        for option in self.option_list + [it for group in self.option_groups for it in group.option_list]:
            default = defaults.get(option.dest)
            if self.process_default_values and isinstance(default, str):
                defaults[option.dest] = option.check_value(option.get_opt_string(), default)
        return Values(defaults)

    def add_option_group(self, *args, **kwargs):
        group = OptionGroup(self, *args, **kwargs) if isinstance(args[0], str) else args[0]
        if group.parser is not self:
            raise ValueError("invalid OptionGroup (wrong parser)")
        self.option_groups.append(group)
        return group

    def get_option_group(self, opt_str):
        option = self._known(opt_str)
        return option.container if option is not None and option.container is not self else None

    def parse_args(self, args=None, values=None):
        self.rargs = list(sys.argv[1:] if args is None else args)
        self.largs, self.values = [], self.get_default_values() if values is None else values
        try:
            self._process_args(self.largs, self.rargs, self.values)
        except (BadOptionError, OptionValueError) as error:
            self.error(str(error))
        return self.check_values(self.values, self.largs + self.rargs)

    def check_values(self, values, args):
        return values, args

    def _process_args(self, largs, rargs, values):
        while rargs:
            arg = rargs[0]
            if arg == "--":
                del rargs[0]
                return
            if arg[:2] == "--":
                self._process_long_opt(rargs, values)
            elif arg[:1] == "-" and len(arg) > 1:
                self._process_short_opts(rargs, values)
            elif self.allow_interspersed_args:
                largs.append(rargs.pop(0))
            else:
                return

    def _match_long_opt(self, opt):
        if opt in self._long_opt:
            return opt
        possible = sorted(it for it in self._long_opt if it.startswith(opt))
        if len(possible) == 1:
            return possible[0]
        raise AmbiguousOptionError(opt, possible) if possible else BadOptionError(opt)

    def _taken(self, option, opt, rargs):
        if len(rargs) < option.nargs:
            self.error(f"{opt} option requires 1 argument" if option.nargs == 1 else f"{opt} option requires {option.nargs} arguments")
        taken = rargs[:option.nargs]
        del rargs[:option.nargs]
        return taken[0] if option.nargs == 1 else tuple(taken)

    def _process_long_opt(self, rargs, values):
        arg = rargs.pop(0)
        opt, equals, given = arg.partition("=")
        opt = self._match_long_opt(opt)
        option = self._long_opt[opt]
        if equals and option.takes_value():
            rargs.insert(0, given)
        value = self._taken(option, opt, rargs) if option.takes_value() else None
        if equals and not option.takes_value():
            self.error(f"{opt} option does not take a value")
        option.process(opt, value, values, self)

    def _process_short_opts(self, rargs, values):
        arg = rargs.pop(0)
        for at in range(1, len(arg)):
            opt = "-" + arg[at]
            option = self._short_opt.get(opt)
            if option is None:
                raise BadOptionError(opt)
            if not option.takes_value():
                option.process(opt, None, values, self)
                continue
            if arg[at + 1:]:
                rargs.insert(0, arg[at + 1:])
            option.process(opt, self._taken(option, opt, rargs), values, self)
            return

    def get_prog_name(self):
        return os.path.basename(sys.argv[0]) if self.prog is None else self.prog

    def expand_prog_name(self, text):
        return text.replace("%prog", self.get_prog_name())

    def exit(self, status=0, msg=None):
        if msg:
            sys.stderr.write(msg)
        sys.exit(status)

    def error(self, msg):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.get_prog_name()}: error: {msg}\n")

    def get_usage(self):
        return self.formatter.format_usage(self.expand_prog_name(self.usage)) if self.usage else ""

    def print_usage(self, file=None):
        if self.usage:
            print(self.get_usage(), file=file)

    def get_version(self):
        return self.expand_prog_name(self.version) if self.version else ""

    def print_version(self, file=None):
        if self.version:
            print(self.get_version(), file=file)

    def get_description(self):
        return None if self.description is None else self.expand_prog_name(self.description)

    def format_option_help(self, formatter=None):
        formatter = formatter or self.formatter
        parts = [formatter.format_heading("Options")]
        formatter.indent()
        if self.option_list:
            parts += [super().format_option_help(formatter), "\n"]
        for group in self.option_groups:
            parts += [group.format_help(formatter), "\n"]
        formatter.dedent()
        return "".join(parts[:-1])

    def format_epilog(self, formatter):
        return formatter.format_epilog(self.epilog)

    def format_help(self, formatter=None):
        formatter = formatter or self.formatter
        parts = [self.get_usage() + "\n"] if self.usage else []
        if self.description:
            parts.append(self.format_description(formatter) + "\n")
        return "".join(parts + [self.format_option_help(formatter), self.format_epilog(formatter)])

    def print_help(self, file=None):
        (file or sys.stdout).write(self.format_help())
