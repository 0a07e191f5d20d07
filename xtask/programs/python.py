print("Hello")
1 + 1
# %%
import math

names = ["a", "b", "c"]
sizes = {name: len(name) + at for at, name in enumerate(names)}
for name, size in sizes.items():
    print(f"{name}: {size:>3} {size / 3:.2f}", sep="", end="\n")
# %%
class Point:
    scale = 2

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def length(self):
        return math.sqrt(self.x ** 2 + self.y ** 2)


def largest(points):
    return max(points, key=lambda point: point.length())


print(largest([Point(1), Point(3, 4)]), sum(range(10)), [n * n for n in range(4) if n % 2])
# %%
try:
    missing
except NameError as error:
    print("caught", error)
# %%
def fails(x):
    return x + undefined


fails(1)
# %%
def unfinished(
