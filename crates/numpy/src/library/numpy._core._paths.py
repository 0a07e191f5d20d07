"""In which order the operands of an einsum are multiplied, and what that costs."""

import builtins as _b
import itertools as _itertools
import math as _math
import string as _string

import numpy as _np


def _read(operands):
    # The subscripts of each operand, those of the result, and the operands; an ellipsis is letters that are not used.
    from numpy._core._functions import with_letters

    text, *operands = with_letters(operands)
    text = text.replace(" ", "")
    for letter in text:
        if letter not in ".,->" + _string.ascii_letters:
            raise ValueError(f"Character {letter} is not a valid symbol.")
    if ("-" in text or ">" in text) and (text.count("-") > 1 or text.count(">") > 1 or text.count("->") != 1):
        raise ValueError("Subscripts can only contain one '->'.")
    operands = [_np.asanyarray(it) for it in operands]
    given, arrow, result = text.partition("->")
    terms = given.split(",")
    if "." in text:
        free = "".join(it for it in _string.ascii_letters if it not in text)
        longest = 0
        for at, term in enumerate(terms):
            if "." not in term:
                continue
            if term.count(".") != 3 or term.count("...") != 1:
                raise ValueError("Invalid Ellipses.")
            count = _b.max(operands[at].ndim, 1) - (_b.len(term) - 3) if operands[at].shape else 0
            if count < 0:
                raise ValueError("Ellipses lengths do not match.")
            longest = _b.max(longest, count)
            terms[at] = term.replace("...", free[_b.len(free) - count :])
        rest = free[_b.len(free) - longest :]
        result = result.replace("...", rest)
        if not arrow:
            once = [it for it in _b.sorted(set("".join(terms))) if "".join(terms).count(it) == 1 and it not in rest]
            result = rest + "".join(once)
    elif not arrow:
        every = "".join(terms)
        result = "".join(it for it in _b.sorted(set(every)) if every.count(it) == 1)
    for letter in result:
        if result.count(letter) != 1:
            raise ValueError(f"Output character {letter} appeared more than once in the output.")
        if letter not in "".join(terms):
            raise ValueError(f"Output character {letter} did not appear in the input")
    if _b.len(terms) != _b.len(operands):
        raise ValueError("Number of einsum subscripts must be equal to the number of operands.")
    return terms, result, operands


def _size(letters, sizes):
    return _math.prod(sizes[it] for it in letters)


def _flops(letters, inner, count, sizes):
    return _size(letters, sizes) * (_b.max(1, count - 1) + (1 if inner else 0))


def _joined(chosen, sets, output):
    # What is left of operands, those that remain with it, what is summed over, and all their letters.
    letters = set().union(*[sets[it] for it in chosen])
    others = [it for at, it in enumerate(sets) if at not in chosen]
    kept = output.union(*others)
    left = letters & kept
    return left, [*others, left], letters - left, letters


def _optimal(sets, output, sizes, limit):
    found = [(0, [], sets)]
    for step in _b.range(_b.len(sets) - 1):
        following = []
        for cost, path, remaining in found:
            for pair in _itertools.combinations(_b.range(_b.len(sets) - step), 2):
                left, after, removed, letters = _joined(pair, remaining, output)
                if _size(left, sizes) <= limit:
                    following.append((cost + _flops(letters, removed, 2, sizes), [*path, pair], after))
        if not following:
            return [*_b.min(found, key=lambda it: it[0])[1], tuple(_b.range(_b.len(sets) - step))]
        found = following
    return _b.min(found, key=lambda it: it[0])[1]


def _greedy(sets, output, sizes, limit):
    if _b.len(sets) < 3:
        return [tuple(_b.range(_b.len(sets)))]
    _, _, removed, letters = _joined(_b.range(_b.len(sets)), sets, output)
    naive = _flops(letters, removed, _b.len(sets), sizes)
    # Operands keep their numbers; their places are those among the numbers that remain.
    numbers, terms, spent, path = [*_b.range(_b.len(sets))], dict(enumerate(sets)), 0, []
    known = {}

    def consider(a, b):
        pair = numbers.index(a), numbers.index(b)
        left, _, removed, letters = _joined(pair, [terms[it] for it in numbers], output)
        size = _size(left, sizes)
        cost = _flops(letters, removed, 2, sizes)
        if size <= limit and spent + cost <= naive:
            known[a, b] = (size - _size(terms[a], sizes) - _size(terms[b], sizes), cost)

    pairs = [*_itertools.combinations(numbers, 2)]
    for _ in _b.range(_b.len(sets) - 1):
        for a, b in pairs:
            if terms[a] & terms[b]:
                consider(a, b)
        if not known:
            for a, b in _itertools.combinations(numbers, 2):
                consider(a, b)
        if not known:
            path.append(tuple(_b.range(_b.len(numbers))))
            break
        best = _b.min(known, key=known.get)
        place = tuple(numbers.index(it) for it in best)
        left = _joined(place, [terms[it] for it in numbers], output)[0]
        path.append(place)
        spent += known[best][1]
        for pair in [it for it in known if set(it) & set(best)]:
            del known[pair]
        fresh = _b.max(terms) + 1
        terms[fresh] = left
        numbers = [it for it in numbers if it not in best]
        pairs = [(it, fresh) for it in numbers]
        numbers.append(fresh)
    return path


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    """In which order the operands of an einsum are best multiplied, and a text that says what it costs.

    >>> np.einsum_path("ij,jk,kl->il", np.ones((2, 2)), np.ones((2, 5)), np.ones((5, 2)))[0]
    ['einsum_path', (1, 2), (0, 1)]
    """
    way, limit = optimize, None
    way = "greedy" if way is True else False if way is None else way
    own = way is not False and not isinstance(way, str) and _b.len(way) and way[0] == "einsum_path"
    if way is not False and not isinstance(way, str) and not own:
        if _b.len(way) == 2 and isinstance(way[0], str) and isinstance(way[1], (_b.int, _b.float)):
            way, limit = way[0], _b.int(way[1])
        else:
            raise TypeError(f"Did not understand the path: {way}")
    terms, result, operands = _read(operands)
    sets, output = [set(it) for it in terms], set(result)
    letters, sizes = set("".join(terms)), {}
    for at, (term, operand) in enumerate(zip(terms, operands)):
        if operand.ndim != _b.len(term):
            raise ValueError(f"Einstein sum subscript {','.join(terms)[at]} does not contain the correct number of indices for operand {at}.")
        for letter, size in zip(term, operand.shape):
            if sizes.get(letter, 1) == 1:
                sizes[letter] = size
            elif size not in (1, sizes[letter]):
                raise ValueError(
                    f"Size of label {letter!r} for operand {at} ({sizes[letter]}) does not match previous terms ({size})."
                )
    limit = _b.max(_size(it, sizes) for it in [*terms, result]) if limit is None else limit
    if own:
        path = [*way[1:]]
    elif way is False or _b.len(terms) < 3 or letters == output:
        path = [tuple(_b.range(_b.len(terms)))]
    elif way in ("greedy", "optimal"):
        path = (_greedy if way == "greedy" else _optimal)(sets, output, sizes, limit)
    else:
        raise KeyError("Path name %s not found", way)
    return ["einsum_path", *path], _written(terms, result, sets, sizes, path)


def _written(terms, result, sets, sizes, path):
    whole, letters = ",".join(terms), set("".join(terms))
    output, terms = set(result), [*terms]
    rows, costs, largest = [], [], []
    inner = _b.sum(_b.len(set(it)) for it in terms) - _b.len(letters) > 0
    naive = _flops(letters, inner, _b.len(terms), sizes)
    for step, chosen in enumerate(path):
        chosen = tuple(_b.sorted(chosen, reverse=True))
        left, sets, removed, every = _joined(chosen, sets, output)
        costs.append(_flops(every, removed, _b.len(chosen), sizes))
        largest.append(_size(left, sizes))
        taken = [terms.pop(it) for it in chosen]
        last = step == _b.len(path) - 1
        terms.append(result if last else "".join(it for _, it in _b.sorted((sizes[it], it) for it in left)))
        rows.append((_b.len(every), ",".join(taken) + "->" + terms[-1], ",".join(terms) + "->" + result))
    if _b.len(terms) != 1:
        raise RuntimeError(f"Invalid einsum_path is specified: {_b.len(terms) - 1} more operands has to be contracted.")
    total = _b.sum(costs) + 1
    lines = [
        f"  Complete contraction:  {whole}->{result}",
        f"         Naive scaling:  {_b.len(letters)}",
        f"     Optimized scaling:  {_b.max(it[0] for it in rows)}",
        f"      Naive FLOP count:  {naive:.3e}",
        f"  Optimized FLOP count:  {total:.3e}",
        f"   Theoretical speedup:  {naive / total:3.3f}",
        f"  Largest intermediate:  {_b.max(largest):.3e} elements",
        "-" * 74,
        f"{'scaling':>6} {'current':>24} {'remaining':>40}",
        "-" * 74,
        *(f"{scale:4d}    {current:>24} {remaining:>40}" for scale, current, remaining in rows),
    ]
    return "\n".join(lines)
