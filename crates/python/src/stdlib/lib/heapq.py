"""Priority queues in lists."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _up(heap, pos):
    item = heap[pos]
    while pos > 0:
        parent = (pos - 1) // 2
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _down(heap, pos):
    end, start, item = len(heap), pos, heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    while pos > start:
        parent = (pos - 1) // 2
        if parent < start or not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _check(heap, name, first=""):
    if not isinstance(heap, list):
        raise TypeError(f"{name}() argument {first}must be list, not {type(heap).__name__}")


def heappush(heap, item):
    _check(heap, "heappush", "1 ")
    heap.append(item)
    _up(heap, len(heap) - 1)


def heappop(heap):
    _check(heap, "heappop")
    try:
        last = heap.pop()
    except IndexError:
        raise IndexError("index out of range") from None
    if not heap:
        return last
    smallest, heap[0] = heap[0], last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item):
    _check(heap, "heapreplace", "1 ")
    try:
        smallest, heap[0] = heap[0], item
    except IndexError:
        raise IndexError("index out of range") from None
    _down(heap, 0)
    return smallest


def heappushpop(heap, item):
    _check(heap, "heappushpop", "1 ")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(x):
    _check(x, "heapify")
    for i in reversed(range(len(x) // 2)):
        _down(x, i)


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    rank = key or (lambda item: item)
    heads = []
    for source in iterables:
        iterator = iter(source)
        for item in iterator:
            heads.append([item, iterator])
            break
    while heads:
        best = 0
        for i in range(1, len(heads)):
            a, b = rank(heads[i][0]), rank(heads[best][0])
            if (b < a) if reverse else (a < b):
                best = i
        item, iterator = heads[best]
        yield item
        for following in iterator:
            heads[best][0] = following
            break
        else:
            del heads[best]
