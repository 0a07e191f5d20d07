"""Orders in which what depends on others stands behind them."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    """What depends on itself; the second argument is the cycle."""


class TopologicalSorter:
    """A graph of nodes and those that have to come before them."""

    def __init__(self, graph=None):
        self._before, self._behind = {}, {}
        self._ready, self._passed, self._done = None, 0, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._before.setdefault(node, 0)
        self._behind.setdefault(node, [])
        self._before[node] += len(predecessors)
        for it in predecessors:
            self._before.setdefault(it, 0)
            self._behind.setdefault(it, []).append(node)

    def prepare(self):
        if self._ready is not None and self._passed:
            raise ValueError("cannot prepare() after starting iteration")
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node for node, count in self._before.items() if count == 0]
        self._given = set()
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _cycle(self):
        done, path, places = set(), [], {}
        for start in self._before:
            if start in done:
                continue
            waiting = [iter([start])]
            while waiting:
                node = next(waiting[-1], None)
                if node is None:
                    waiting.pop()
                    if path and len(path) > len(waiting) - 1:
                        last = path.pop()
                        del places[last]
                    continue
                if node in places:
                    return path[places[node]:] + [node]
                if node in done:
                    continue
                done.add(node)
                places[node] = len(path)
                path.append(node)
                waiting.append(iter(self._behind[node]))
        return None

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready, self._ready = tuple(self._ready), []
        self._passed += len(ready)
        self._given.update(ready)
        return ready

    def is_active(self):
        self._check()
        return self._done < self._passed or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._before:
                raise ValueError(f"node {node!r} was not added using add()")
            if node not in self._given:
                raise ValueError(f"node {node!r} was not passed out (still not ready)" if self._before[node] >= 0
                                 else f"node {node!r} was already marked done")
            self._given.discard(node)
            self._before[node] = -1
            self._done += 1
            for it in self._behind[node]:
                self._before[it] -= 1
                if self._before[it] == 0:
                    self._ready.append(it)

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
