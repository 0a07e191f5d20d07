"""Sets loggers up by what a dict or a file says."""

import importlib
import io
import logging
import sys


def _found(path):
    """What a dotted path names."""
    parts = path.split(".")
    value = importlib.import_module(parts[0])
    for at, part in enumerate(parts[1:], 2):
        if not hasattr(value, part):
            importlib.import_module(".".join(parts[:at]))
        value = getattr(value, part)
    return value


def _value(value, config):
    if isinstance(value, str):
        scheme, mark, rest = value.partition("://")
        if mark and scheme == "ext":
            return sys.stdout if rest == "sys.stdout" else sys.stderr if rest == "sys.stderr" else _found(rest)
        if mark and scheme == "cfg":
            for part in rest.replace("]", "").replace("[", ".").split("."):
                config = config[int(part) if isinstance(config, list) else part]
            return config
        return value
    if isinstance(value, dict):
        return {key: _value(item, config) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_value(item, config) for item in value)
    return value


class _Setup:
    def __init__(self, config):
        self.config, self.made = config, {"formatters": {}, "filters": {}, "handlers": {}}

    def custom(self, row):
        row = dict(row)
        factory, more = row.pop("()"), row.pop(".", None) or {}
        made = (_found(factory) if isinstance(factory, str) else factory)(**{key: _value(it, self.config) for key, it in row.items()})
        for key, value in more.items():
            setattr(made, key, _value(value, self.config))
        return made

    def formatters(self, row):
        if "()" in row:
            return self.custom(row)
        cls = _found(row["class"]) if "class" in row else logging.Formatter
        options = {"defaults": row["defaults"]} if "defaults" in row else {}
        return cls(row.get("format"), row.get("datefmt"), row.get("style", "%"), row.get("validate", True), **options)

    def filters(self, row):
        return self.custom(row) if "()" in row else logging.Filter(row.get("name", ""))

    def handlers(self, row):
        row = dict(row)
        formatter, level, filters = row.pop("formatter", None), row.pop("level", None), row.pop("filters", ())
        if "()" in row:
            made = self.custom(row)
        else:
            cls = row.pop("class")
            options = {key: _value(value, self.config) for key, value in row.items() if key != "."}
            if "target" in options:
                options["target"] = self.get("handlers", options["target"])
            made = (_found(cls) if isinstance(cls, str) else cls)(**options)
        if formatter:
            made.setFormatter(self.get("formatters", formatter))
        if level is not None:
            made.setLevel(level)
        self.add_filters(made, filters)
        return made

    def add_filters(self, owner, names):
        for name in names:
            owner.addFilter(name if callable(name) or hasattr(name, "filter") else self.get("filters", name))

    def get(self, kind, name):
        made = self.made[kind]
        if name not in made:
            try:
                made[name] = getattr(self, kind)(self.config.get(kind, {})[name])
                if kind == "handlers":
                    made[name].name = name
            except Exception as e:
                raise ValueError(f"Unable to configure {kind[:-1]} {name!r}") from e
        return made[name]

    def logger(self, logger, row, is_changed=False):
        if row.get("level") is not None:
            logger.setLevel(row["level"])
        if is_changed:
            return
        logger.handlers.clear()
        for name in row.get("handlers", ()):
            try:
                logger.addHandler(self.get("handlers", name))
            except Exception as e:
                raise ValueError(f"Unable to add handler {name!r}") from e
        self.add_filters(logger, row.get("filters", ()))


class BaseConfigurator:
    def __init__(self, config):
        self.config = config


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        setup, is_changed = _Setup(config), config.get("incremental", False)
        named = config.get("loggers", {})
        if is_changed:
            for name, row in config.get("handlers", {}).items():
                handler = logging.getHandlerByName(name)
                if handler is None:
                    raise ValueError(f"No handler found with name {name!r}")
                if row.get("level"):
                    handler.setLevel(row["level"])
        else:
            for logger in logging._loggers.values():
                is_below = any(logger.name.startswith(name + ".") for name in named)
                if logger.name not in named and not is_below:
                    logger.disabled = config.get("disable_existing_loggers", True)
            for kind in setup.made:
                for name in config.get(kind, {}):
                    setup.get(kind, name)
        for name, row in named.items():
            logger = logging.getLogger(name)
            setup.logger(logger, row, is_changed)
            if row.get("propagate") is not None:
                logger.propagate = row["propagate"]
            logger.disabled = False
        if "root" in config:
            setup.logger(logging.root, config["root"], is_changed)


dictConfigClass = DictConfigurator


def dictConfig(config):
    dictConfigClass(config).configure()


def _listed(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Reads sections `loggers`, `handlers` and `formatters`, and one for each that they name."""
    import configparser
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if isinstance(fname, io.TextIOBase) or hasattr(fname, "readline"):
            parser.read_file(fname)
        elif not parser.read(fname, encoding=encoding):
            raise FileNotFoundError(f"{fname} doesn't exist")
    names = vars(logging) | {"sys": sys}
    config = {"version": 1, "disable_existing_loggers": disable_existing_loggers, "formatters": {}, "handlers": {}, "loggers": {}}
    for name in _listed(parser.get("formatters", "keys", fallback="")):
        section = parser["formatter_" + name]
        row = {"format": section.get("format", raw=True), "datefmt": section.get("datefmt", raw=True)}
        config["formatters"][name] = row | ({"class": section["class"]} if "class" in section else {})
    for name in _listed(parser.get("handlers", "keys", fallback="")):
        section = parser["handler_" + name]
        cls = eval(section["class"], names | {"handlers": _found("logging.handlers") if "handlers." in section["class"] else None})
        args = eval(section.get("args", "()"), names)
        row = {"()": lambda cls=cls, args=args, more=eval(section.get("kwargs", "{}"), names): cls(*args, **more)}
        config["handlers"][name] = row | {key: section[key] for key in ("level", "formatter") if section.get(key)}
    for name in _listed(parser.get("loggers", "keys")):
        section = parser["logger_" + name]
        row = {"handlers": _listed(section.get("handlers", "")), **({"level": section["level"]} if section.get("level") else {})}
        if name == "root":
            config["root"] = row
        else:
            config["loggers"][section["qualname"]] = row | {"propagate": bool(section.getint("propagate", 1))}
    dictConfig(config)


def listen(port=9030, verify=None):
    raise NotImplementedError("logging.config.listen is not supported by Freezeframe: there are no sockets")
