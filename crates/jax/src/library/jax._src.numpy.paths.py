"""In which order the operands of an einsum are best multiplied."""

import itertools as _itertools
import math as _math


def _flops(letters, is_inner, count, sizes):
    return _math.prod(sizes[it] for it in letters) * (max(1, count - 1) + is_inner)


def _joined(inputs, output, remaining, i, j):
    # What is left of two operands, and of which letters it takes a sum.
    both = inputs[i] | inputs[j]
    others = output.union(*[inputs[k] for k in remaining if k not in (i, j)])
    return both & others, both - others


def _best(inputs, output, sizes):
    # The pairs that take least, of all orders; new operands are numbered on.
    best = [_math.inf, (tuple(range(len(inputs))),)]

    def go_on(path, remaining, inputs, flops):
        if len(remaining) == 1:
            best[:] = flops, path
            return
        for i, j in _itertools.combinations(sorted(remaining), 2):
            left, removed = _joined(inputs, output, remaining, i, j)
            new = flops + _flops(inputs[i] | inputs[j], bool(removed), 2, sizes)
            if new < best[0]:
                go_on(path + ((i, j),), remaining - {i, j} | {len(inputs)}, inputs + (left,), new)

    go_on((), set(range(len(inputs))), tuple(inputs), 0)
    return best[1]


def _greedy(inputs, output, sizes):
    # The pair that shrinks most first, again and again: for many operands.
    path, remaining, inputs = [], set(range(len(inputs))), list(inputs)
    size = lambda letters: _math.prod(sizes[it] for it in letters)
    while len(remaining) > 1:
        def cost(pair):
            left, _ = _joined(inputs, output, remaining, *pair)
            return size(left) - size(inputs[pair[0]]) - size(inputs[pair[1]]), pair

        pairs = list(_itertools.combinations(sorted(remaining), 2))
        shared = [pair for pair in pairs if inputs[pair[0]] & inputs[pair[1]]]
        i, j = min(shared or pairs, key=cost)
        path.append((i, j))
        inputs.append(_joined(inputs, output, remaining, i, j)[0])
        remaining = remaining - {i, j} | {len(inputs) - 1}
    return tuple(path)


def _places(path, count):
    # The pairs as places in the list of operands that shrinks.
    own, found = list(range(count)), []
    for step, pair in enumerate(path):
        found.append(tuple(sorted(own.index(it) for it in pair)))
        own = [it for it in own if it not in pair] + [count + step]
    return found


def _by(terms, removed):
    # Which product of matrices a step could be.
    left, right = terms
    if len(set(left)) != len(left) or len(set(right)) != len(right):
        return False
    if not removed:
        return "OUTER/EINSUM"
    count = len(removed)
    if left == right:
        return "DOT"
    if set(left) == set(right):
        return "DOT/EINSUM"
    if any((left[-count:] == right[:count], left[:count] == right[-count:], left[-count:] == right[-count:], left[:count] == right[:count])):
        return "GEMM"
    return "GEMV/EINSUM" if not set(left) - removed or not set(right) - removed else "TDOT"


def _short(number):
    size, power = f"{number:.3e}".split("e")
    return f"{size}e{int(power):+d}"


class PathInfo:
    """What an order of multiplying takes: the counts of operations, and the steps, which its text lists."""

    def __init__(self, eq, inputs, output, sizes, path):
        self.eq, self.input_subscripts, self.output_subscript, self.path = eq, ",".join(inputs), output, path
        self.size_dict, self.indices = sizes, set("".join(inputs))
        inner = sum(len(set(it)) for it in inputs) - len(self.indices) > 0
        self.naive_cost = _flops(self.indices, inner, len(inputs), sizes)
        self.opt_cost, self.scale_list, self.contraction_list = 0, [], []
        terms, largest = list(inputs), [_math.prod(sizes[it] for it in output)]
        for at, places in enumerate(path):
            chosen = [terms.pop(it) for it in sorted(places, reverse=True)]
            letters = set("".join(chosen))
            kept = letters & set(output).union(*map(set, terms))
            removed = letters - kept
            self.opt_cost += _flops(letters, bool(removed), len(chosen), sizes)
            self.scale_list.append(len(letters))
            largest.append(_math.prod(sizes[it] for it in kept))
            found = output if at == len(path) - 1 else "".join(sorted(kept, key="".join(chosen).find))
            by = self._product(chosen, found, removed)
            terms.append(found)
            remaining = tuple(terms) if len(terms) <= 20 else None
            self.contraction_list.append((places, removed, f"{','.join(chosen)}->{found}", remaining, by))
        self.largest_intermediate = max(largest)
        self.speedup = self.naive_cost / max(self.opt_cost, 1)

    @staticmethod
    def _product(chosen, found, removed):
        if len(chosen) != 2:
            return False
        for letter in set("".join(chosen)):
            if sum(it.count(letter) for it in chosen) - 1 == int(letter in found):
                return False
        return _by(chosen, removed)

    def __repr__(self):
        lines = [
            f"  Complete contraction:  {self.eq}",
            f"         Naive scaling:  {len(self.indices)}",
            f"     Optimized scaling:  {max(self.scale_list, default=0)}",
            f"      Naive FLOP count:  {_short(self.naive_cost)}",
            f"  Optimized FLOP count:  {_short(self.opt_cost)}",
            f"   Theoretical speedup:  {_short(self.speedup)}",
            f"  Largest intermediate:  {_short(self.largest_intermediate)} elements",
            "-" * 80,
            f"{'scaling':>6} {'BLAS':>11} {'current':>22} {'remaining':>37}",
            "-" * 80,
        ]
        for scale, (_, _, step, remaining, by) in zip(self.scale_list, self.contraction_list):
            after = "..." if remaining is None else ",".join(remaining) + "->" + self.output_subscript
            lines.append(f"{scale:>4} {by:>14} {step:>22}    {after:>{max(0, 56 - max(22, len(step)))}}")
        return "\n".join(lines)


def _read(subscripts, shapes):
    if not isinstance(subscripts, str):
        raise NotImplementedError("jax.numpy.einsum_path of lists of axes: give the subscripts as a string")
    if "." in subscripts:
        raise NotImplementedError("jax.numpy.einsum_path of subscripts with an ellipsis")
    eq = subscripts.replace(" ", "")
    left, arrow, output = eq.partition("->")
    inputs = left.split(",")
    if not arrow:
        output = "".join(sorted(it for it in set(left) - {","} if left.count(it) == 1))
    if len(inputs) != len(shapes):
        raise ValueError(
            f"Number of einsum subscripts, {len(inputs)}, must be equal to the number of operands, {len(shapes)}."
        )
    sizes = {}
    for term, shape in zip(inputs, shapes):
        if len(term) != len(shape):
            raise ValueError(f"Einstein sum subscript {term} does not contain the correct number of indices for operand.")
        for letter, size in zip(term, shape):
            if sizes.get(letter, 1) != 1 and size not in (1, sizes[letter]):
                raise ValueError(f"Size of label '{letter}' for operand ({sizes[letter]}) does not match previous terms ({size}).")
            sizes[letter] = max(size, sizes.get(letter, 1))
    return f"{left}->{output}", inputs, output, sizes


def path_of(subscripts, shapes, optimize):
    eq, inputs, output, sizes = _read(subscripts, shapes)
    sets = [frozenset(it) for it in inputs]
    if isinstance(optimize, (list, tuple)):
        path = [tuple(it) for it in optimize if not isinstance(it, str)]
    elif optimize is False:
        path = [(0, 1)] * (len(inputs) - 1) or [(0,)]
    elif len(inputs) == 1:
        path = [(0,)]
    else:
        order = _best if optimize == "optimal" or optimize is True or optimize == "auto" and len(inputs) < 9 else _greedy
        path = _places(order(sets, frozenset(output), sizes), len(inputs))
    return path, PathInfo(eq, inputs, output, sizes, path)
