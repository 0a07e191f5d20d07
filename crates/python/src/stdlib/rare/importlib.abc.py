"""What finders and loaders of modules are."""

from abc import ABC as _ABC


class MetaPathFinder(_ABC):
    def invalidate_caches(self):
        pass


class PathEntryFinder(_ABC):
    def invalidate_caches(self):
        pass


class Loader(_ABC):
    def create_module(self, spec):
        return None


class ResourceLoader(Loader):
    pass


class InspectLoader(Loader):
    pass


class ExecutionLoader(InspectLoader):
    pass


class FileLoader(ResourceLoader, ExecutionLoader):
    pass


class SourceLoader(ResourceLoader, ExecutionLoader):
    pass
