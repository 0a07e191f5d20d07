import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Big:
    def __index__(self):
        return 2**70


big = 10**30
r = range(big)
print(r, type(r) is range, isinstance(r, range), r.start, r.stop, r.step)
for f in (
    lambda: len(r),
    lambda: len(range(-2**63, 2**63 - 1)),
    lambda: len(range(2**63 - 1)),
    lambda: len(range(big, big + 5)),
    lambda: len(range(big, -big, -big)),
    lambda: range(0, big, 0),
    lambda: range(1.5),
    lambda: range(Big()),
    lambda: r[10**29],
    lambda: r[-1],
    lambda: r[big],
    lambda: r[-big - 1],
    lambda: r["a"],
    lambda: r[1.0],
    lambda: r[5:10],
    lambda: r[::-1],
    lambda: r[10**29 : -1 : 10**28],
    lambda: r[Big()],
    lambda: r[:Big()],
    lambda: r[::0],
    lambda: r["a":],
    lambda: range(0, 2**63 - 1, 2**62)[:],
    lambda: range(0, 2**63 - 1, 2**62)[::-1],
    lambda: range(5)[: 10**30],
    lambda: range(5)[10**30],
    lambda: r.index(10**29),
    lambda: r.index(-1),
    lambda: r.index(big),
    lambda: r.index(True),
    lambda: r.count(7),
    lambda: r.count(-7),
    lambda: range(big, big + 5).index(float(big)),
    lambda: range(big, big + 5).index("a"),
    lambda: range(big, big + 5).count("a"),
    lambda: 10**29 in r,
    lambda: -1 in r,
    lambda: big in r,
    lambda: big in range(5),
    lambda: big in range(10**15),
    lambda: 10**20 in range(0, big, 10**10),
    lambda: 10**20 + 1 in range(0, big, 10**10),
    lambda: 2**63 - 1 in range(2**63 - 1, 0, -1),
    lambda: "a" in range(big, big + 5),
    lambda: list(range(big, big + 3)),
    lambda: list(reversed(range(big, big + 3))),
    lambda: list(range(big, big - 3 * 10**20, -(10**20))),
    lambda: list(reversed(range(big, big - 3 * 10**20, -(10**20)))),
    lambda: tuple(range(2**63 - 2, 2**63 + 2)),
    lambda: [x for x, _ in zip(r, "abc")],
    lambda: next(iter(r)),
    lambda: type(iter(r)).__name__,
    lambda: iter(range(big, big + 3)).__length_hint__(),
    lambda: range(0, big, big) == range(1),
    lambda: range(1) == range(0, big, big),
    lambda: hash(range(0, big, big)) == hash(range(1)),
    lambda: range(big, 0) == range(0),
    lambda: range(0) == range(big, 0),
    lambda: r == range(big),
    lambda: r != range(big),
    lambda: r == range(big + 1),
    lambda: r == [1],
    lambda: r != range(3),
    lambda: r < r,
    lambda: hash(r),
    lambda: hash(range(big, -big, -7)),
    lambda: {r: 1}[range(big)],
    lambda: bool(r),
    lambda: bool(range(big, 0)),
    lambda: f"{r} {range(0, big, 2)}",
    lambda: copy.copy(r) == r,
    lambda: copy.deepcopy(r) == r,
    lambda: sum(range(big, big + 4)),
    lambda: max(range(big, big + 4)),
    lambda: sorted(range(big + 2, big - 1, -1)),
    lambda: slice(big, None, -1).indices(10 * big),
    lambda: slice(None, None, -1).indices(big),
    lambda: slice(-big, big, big).indices(7),
    lambda: slice(None, None, None).indices(Big()),
    lambda: slice(1, 2).indices(-big),
    lambda: slice(1, 2, 0).indices(big),
    lambda: slice("a", 2).indices(big),
    lambda: range(3).index(7),
    lambda: range(2**63 - 1, -(2**63), -1)[0],
):
    show(f)

total = 0
for i in range(big, big + 10**5, 10**4):
    total += i - big
print(total)
first, *rest = range(big, big + 3)
print(first, rest)
match range(big, big + 2):
    case [a, b]:
        print(a, b)
