from itertools import *
import operator
from operator import itemgetter, attrgetter, methodcaller, add, mul
print(list(islice(count(5), 3)), list(islice(count(0, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], mul)), list(accumulate([1, 2], initial=10)))
print(list(chain([1], "ab", (2,))), list(chain.from_iterable([[1, 2], [3]])), list(compress("abcd", [1, 0, 1, 0])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(5))))
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(islice("abcdef", 1, 5, 2)), list(islice("abc", 2)), list(pairwise("abcd")), list(batched("abcde", 2)))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", [1], fillvalue="-")), list(product([1, 2], "ab")), list(product([0, 1], repeat=2)), list(permutations([1, 2, 3])), list(permutations("abc", 2)), list(combinations("abcd", 2)), list(combinations_with_replacement("ab", 2)))
a, b = tee([1, 2, 3]); print(list(a), list(b)); print(list(product()), list(permutations([])), list(combinations([1], 2)), len(list(permutations(range(5)))))
g = groupby("aab"); k1, g1 = next(g); k2, g2 = next(g); print(k1, list(g1), k2, list(g2))
print(itemgetter(1)([1, 2]), itemgetter(0, 2)("abc"), attrgetter("real")(3), methodcaller("upper")("a"), methodcaller("split", ",")("a,b"), add(1, 2), operator.sub(5, 3), operator.truediv(1, 2), operator.neg(3), operator.not_(0), operator.contains([1], 1), operator.getitem([5, 6], 1), operator.eq(1, 1), operator.lt(1, 2), operator.matmul, itemgetter(1), attrgetter("a.b"))
print(sorted([("b", 2), ("a", 3)], key=itemgetter(0)), max([{"v": 1}, {"v": 5}], key=itemgetter("v")))
try: next(islice([1], -1))
except ValueError as e: print(e)
d = {}; operator.setitem(d, "a", 1); print(d, operator.index(True), operator.concat([1], [2]), operator.is_(None, None))
def gen():
    for i in count(): yield i
print(next(gen()), sum(islice(gen(), 10)), list(zip(count(), "ab")), next(count(2.5, 0.5)))

# What a slice passes over is taken, up to its end.
it = iter(range(9))
print(next(islice(it, 2, 2), None), next(it))
print(list(islice(it, 0, 4, 3)), list(it))
it = iter(range(5))
print(list(islice(it, 3, 1)), list(it))
