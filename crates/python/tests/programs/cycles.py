import gc
import weakref


class Node:
    def __init__(self, value):
        self.value = value


def alive(make):
    """Whether what was made is still there once nobody holds it, before and after a collection."""
    seen = make()
    before = seen() is not None
    gc.collect()
    return before, seen() is not None


def plain():
    return weakref.ref(Node(1))


def of_itself():
    node = Node(1)
    node.next = node
    return weakref.ref(node)


def by_init():
    a = Node(None)
    a.value = Node(a)
    return weakref.ref(a)


def by_list():
    node = Node([])
    node.value.append(node)
    return weakref.ref(node)


def by_dict():
    node = Node(1)
    node.__dict__["self"] = node
    return weakref.ref(node)


def by_dict_set():
    node = Node(1)
    node.__dict__ = {"self": node}
    return weakref.ref(node)


def by_method():
    node = Node(1)
    node.value = node.__repr__
    return weakref.ref(node)


def by_setattr():
    node = Node(1)
    setattr(node, "x", node)
    return weakref.ref(node)


def by_closure():
    node = Node(1)
    node.f = lambda: node
    return weakref.ref(node)


def by_slots():
    class Slotted:
        __slots__ = ("x", "__weakref__")

    it = Slotted()
    it.x = it
    return weakref.ref(it)


def many_attributes():
    node = Node(1)
    for i in range(40):
        setattr(node, f"a{i}", i)
    node.last = node
    return weakref.ref(node)


def of_its_class():
    class Single:
        pass

    Single.it = Single()
    return weakref.ref(Single)


for make in [plain, of_itself, by_init, by_list, by_dict, by_dict_set, by_method, by_setattr, by_closure, by_slots, many_attributes, of_its_class]:
    print(make.__name__, alive(make))
