"""The iterators of `itertools` are objects of classes: they are told apart, derived from, copied."""

import copy
import itertools as it


def shows(make):
    try:
        print(make())
    except BaseException as error:
        print(type(error).__name__, error)


made = [it.count(), it.cycle([]), it.repeat(1), it.chain(), it.islice([], 1), it.zip_longest(), it.product(), it.permutations([]),
        it.combinations([], 1), it.combinations_with_replacement([], 1), it.groupby([]), it.starmap(len, []), it.takewhile(len, []),
        it.dropwhile(len, []), it.filterfalse(None, []), it.compress([], []), it.accumulate([]), it.pairwise([]), it.batched([], 1),
        it.tee([])[0]]
for iterator in made:
    print(type(iterator), type(iterator).__mro__, iter(iterator) is iterator)
print(isinstance(it.count(), it.count), issubclass(it.chain, object), it.count.__name__, it.count.__module__, type(it.count), it.chain[int])
print(it.repeat(5, 3).__length_hint__())


class Counted(it.count):
    pass


class Chained(it.chain):
    def all(self):
        return list(self)


print(next(Counted(3)), Chained([1], "a").all(), type(Chained.from_iterable([[1]])), Chained.from_iterable(["ab", [1]]).all())
first, second = it.tee([1, 2, 3])
next(first)
third = copy.copy(first)
print(list(third), list(first), list(second))
shows(lambda: type("Sub", (type(first),), {}))
shows(lambda: setattr(it.count(), "foo", 1))
shows(lambda: it.count().foo)
