import numpy as np


def shown(*values):
    for value in values:
        print(repr(value), "|", str(value).replace("\n", " "))


kind = np.dtype([("name", "U10"), ("age", "i4"), ("weight", "f8")])
people = np.array([("Rex", 9, 81.0), ("Fido", 3, 27.5)], dtype=kind)
shown(kind, kind.names, kind.itemsize, kind["age"], people, people[0], people["age"], people["age"].mean(), people[people["age"] > 5]["name"])
people["age"] += 1
people[1]["weight"] = 30
people[0] = ("Max", 1, 2.0)
shown(people, people[["name", "age"]], np.sort(people, order="age"), people.shape, people[0]["name"], people[0].item(), people.tolist())
shown(np.zeros(2, dtype=[("a", int), ("b", float, (2,))]), np.zeros(2, dtype="i4,f8"), np.concatenate([people, people])["age"], people == people)
points = np.rec.array([(1, 2.0), (3, 4.0)], dtype=[("x", int), ("y", float)])
shown(points, points.x, points[0].y, points[1], np.rec.fromarrays([[1, 2], [3.0, 4.0]], names="a,b").b)
for wrong in (lambda: people["size"], lambda: np.array([(1, 2)], dtype=kind), lambda: np.dtype([("a", int), ("a", int)])):
    try:
        shown(wrong())
    except Exception as error:
        print(type(error).__name__, error)
m = np.matrix([[1, 2], [3, 4]])
shown(m, m * m, m.T, m.I, m[0], m[:, 0], m + 1, m.sum(axis=0), m.A, np.asmatrix([1, 2]), m**2, np.linalg.inv(m), 2 * m, m == 2)
