print({3, 1, 2}, {30, 10, 20}, set([9, 8, 1]), {-1, 5, 0}, {100, 1, 33, 17}, {1.5, 2, 0.25}, {True, 5, 0})
print(set(range(20, 0, -1)), {x * x for x in range(12)}, {x * 7 % 31 for x in range(31)}, {2**40, 1, 2**33})
s = set()
for x in [50, 3, 77, 12, 8, 64, 16]:
    s.add(x)
print(s, list(s), sorted(s), sum(s), [x for x in s])
s.discard(3); s.add(1000); print(len(s), 1000 in s, 3 in s)
print({1, 2} | {0}, {5, 1, 9} & {9, 5}, frozenset([3, 2, 1]))
