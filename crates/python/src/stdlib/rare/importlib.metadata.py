"""What packages say of themselves: their version, what they need, and their files."""

import _os
import pathlib as _pathlib
import re as _re

__all__ = ["Distribution", "DistributionFinder", "PackageMetadata", "PackageNotFoundError", "distribution", "distributions", "entry_points",
           "files", "metadata", "packages_distributions", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class PackageMetadata:
    """The headers of a METADATA file; a name that stands there again has all its values in `get_all`."""

    def __init__(self, text):
        head, _, body = text.replace("\r\n", "\n").partition("\n\n")
        self._items = []
        for line in head.split("\n"):
            if line[:1] in (" ", "\t") and self._items:
                name, value = self._items[-1]
                self._items[-1] = name, value + "\n" + line
            elif ":" in line:
                name, _, value = line.partition(":")
                self._items.append((name, value.strip()))
        if body.strip():
            self._items.append(("Description", body))

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._items if key.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        return self.get_all(name, [failobj])[0]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._items)

    def keys(self):
        return [name for name, _ in self._items]

    def values(self):
        return [value for _, value in self._items]

    def items(self):
        return list(self._items)

    @property
    def json(self):
        many = ("Classifier", "Requires-Dist", "Provides-Extra", "Project-URL", "License-File")
        return {name.lower().replace("-", "_"): self.get_all(name) if name in many else self.get(name) for name in self.keys()}


class EntryPoint:
    def __init__(self, name, value, group):
        self.name, self.value, self.group = name, value, group
        match = _re.match(r"(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$", value)
        self.module, self.attr = match.group("module"), match.group("attr") or ""
        self.extras = _re.findall(r"\w+", match.group("extras") or "")

    def load(self):
        import importlib

        found = importlib.import_module(self.module)
        for word in filter(None, self.attr.split(".")):
            found = getattr(found, word)
        return found

    def _key(self):
        return self.name, self.value, self.group

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    def __getitem__(self, name):
        for point in self:
            if point.name == name:
                return point
        raise KeyError(name)

    def select(self, **wanted):
        return EntryPoints(point for point in self if all(getattr(point, key) == value for key, value in wanted.items()))

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}

    def __repr__(self):
        return f"{type(self).__name__}({tuple(self)!r})"


class PackagePath(_pathlib.PurePosixPath):
    def locate(self):
        return self.dist.locate_file(self)

    def read_text(self, encoding="utf-8"):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()


def _normal(name):
    return _re.sub(r"[-_.]+", "-", name).lower().replace("-", "_")


class Distribution:
    def __init__(self, folder):
        self._folder = folder

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in distributions():
            if _normal(found.name) == _normal(name):
                return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, **kwargs):
        return distributions(**kwargs)

    def read_text(self, filename):
        try:
            with open(f"/{self._folder}/{filename}") as file:
                return file.read()
        except OSError:
            return None

    def locate_file(self, path):
        return _pathlib.Path("/" + self._folder.rpartition("/")[0]) / str(path)

    @property
    def metadata(self):
        return PackageMetadata(self.read_text("METADATA") or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")

    @property
    def files(self):
        text = self.read_text("RECORD")
        if text is None:
            return None
        found = []
        for line in text.splitlines():
            if line:
                path = PackagePath(line.rsplit(",", 2)[0].strip('"'))
                path.dist = self
                found.append(path)
        return found

    @property
    def entry_points(self):
        points, group = [], None
        for line in (self.read_text("entry_points.txt") or "").splitlines():
            line = line.strip()
            if line.startswith("["):
                group = line[1:-1].strip()
            elif "=" in line and not line.startswith(("#", ";")):
                name, _, value = line.partition("=")
                points.append(EntryPoint(name.strip(), value.strip(), group))
        return EntryPoints(points)


class DistributionFinder:
    pass


def distributions(**kwargs):
    """All packages that are offered as wheels."""
    folders = {path.rpartition("/")[0] for path in _os.listdir() if path.endswith(".dist-info/METADATA")}
    return iter([Distribution(folder) for folder in sorted(folders)])


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def version(distribution_name):
    try:
        return distribution(distribution_name).version
    except PackageNotFoundError:
        # What is built in says its version itself.
        if _normal(distribution_name) in ("jax", "jaxlib", "numpy", "matplotlib", "ipython"):
            import importlib

            return importlib.import_module({"ipython": "IPython", "jaxlib": "jax"}.get(_normal(distribution_name), distribution_name)).__version__
        raise


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**wanted):
    return EntryPoints(point for found in distributions() for point in found.entry_points).select(**wanted)


def packages_distributions():
    found = {}
    for one in distributions():
        for path in one.files or ():
            top = path.parts[0].removesuffix(".py")
            if "." not in top and one.name not in found.setdefault(top, []):
                found[top].append(one.name)
    return found
