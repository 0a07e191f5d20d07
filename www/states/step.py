def __freezeframe_stepper(sources):
    import ast
    import builtins
    import functools
    import json
    import sys
    import jax
    import numpy as np
    from jax._src.library import staged, step_through

    STEPS, A_CALL, PRINTS, FRAMES, ITEMS, OBJECTS, WIDTH, EQUATIONS = 3000, 1000, 200, 6, 12, 60, 72, 200
    SHORT, BOXES = {type(None), bool, int, float, str}, {list, dict, set}
    kept = set(globals())
    jit, Tracer, show = jax.jit, jax.core.Tracer, builtins.print
    steps, calls, prints, stack, log, inside, ids = [], [], [], [], [], [], [0]
    tables = {"frames": [], "objects": [], "jaxprs": []}
    places, trees, numbers, alive, visits, known, wrappers, recorded, texts = {}, {}, {}, [], {}, {}, [], {}, {}
    state = {"records": False, "is_quiet": False, "cut": False}

    def statements(cell, source):
        """The line on which the statement of each line begins, 0 where nothing runs, and the lines that head loops."""
        begins, loops = {}, set()
        try:
            tree = trees[cell] = ast.parse(source)
        except SyntaxError:
            return begins, loops
        texts[cell] = source
        for node in ast.walk(tree):
            node.cell = cell
            if isinstance(node, ast.stmt):
                first = min([node.lineno, *(it.lineno for it in getattr(node, "decorator_list", ()))])
                body = getattr(node, "body", None)
                last = max(first, body[0].lineno - 1) if body else node.end_lineno
                begins.update((line, first) for line in range(first, last + 1))
                if isinstance(node, (ast.For, ast.While)):
                    loops.add(first)
                elif isinstance(node, (ast.Try, ast.TryStar)):
                    begins[first] = 0
        return begins, loops

    def written(it):
        """JSON; of much that is short it is sooner made so than by `json`."""
        if isinstance(it, str):
            return f'"{it}"' if it.isprintable() and '"' not in it and "\\" not in it else json.dumps(it)
        if isinstance(it, (list, tuple)):
            return f"[{','.join([written(one) for one in it])}]"
        if isinstance(it, dict):
            return "{" + ",".join([f'"{key}":{written(one)}' for key, one in it.items()]) + "}"
        return "null" if it is None else repr(it).lower()

    def index(table, entry):
        key = (table, repr(entry))
        if key not in known:
            known[key] = len(tables[table])
            tables[table].append(entry)
        return known[key]

    def cut(text):
        text = " ".join(text.split())
        return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"

    def number(value):
        return cut(repr(value))

    def leaf(value):
        """The text of a value that needs no box, or None."""
        if type(value) in SHORT:
            return number(value)
        if type(value) in BOXES:
            return None
        if isinstance(value, Tracer):
            return cut(str(value))
        if isinstance(value, (jax.Array, np.generic)) or isinstance(value, np.ndarray) and value.ndim == 0:
            if value.size <= 16:
                return cut(str(value))
            if jax.dtypes.issubdtype(value.dtype, jax.dtypes.prng_key):
                return cut(str(value))
            first = " ".join(str(it) for it in np.asarray(value).ravel()[:3])
            return cut(f"{value.dtype}{list(value.shape)} [{first} …]")
        if isinstance(value, (int, float, complex, str, bytes, slice, range)):
            return number(value)
        if isinstance(value, type(json)):
            return f"module {value.__name__}"
        if isinstance(value, type):
            return None if fields(value) else f"class {value.__name__}"
        name = getattr(value, "__name__", None)
        if callable(value) and isinstance(name, str):
            return f"function {name}"
        if isinstance(value, tuple) and all(leaf(it) is not None for it in value[:ITEMS]) and not hasattr(value, "_fields"):
            inner = ", ".join(leaf(it) for it in value[:ITEMS])
            return cut(f"({inner}{',' if len(value) == 1 else ''})")
        return None

    def fields(value):
        if isinstance(value, type):
            own = {key: it for key, it in vars(value).items() if not key.startswith("_")}
            return {key: it for key, it in own.items() if not callable(it) and not isinstance(it, (property, classmethod, staticmethod))}
        if hasattr(value, "_fields"):
            return {key: getattr(value, key) for key in value._fields}
        found = dict(getattr(value, "__dict__", {}))
        for cls in type(value).__mro__:
            slots = cls.__dict__.get("__slots__", ())
            for key in (slots,) if isinstance(slots, str) else slots:
                if hasattr(value, key):
                    found[key] = getattr(value, key)
        return {key: it for key, it in found.items() if not key.startswith("__")}

    def content(value):
        """What is in a box: its kind, its title, and its entries."""
        if isinstance(value, np.ndarray):
            first = " ".join(str(it) for it in value.ravel()[:ITEMS])
            return "array", f"ndarray {list(value.shape)}", [("", cut(f"[{first}{' …' if value.size > ITEMS else ''}]"))], False
        if isinstance(value, dict):
            items = [(number(key), it) for key, it in list(value.items())[:ITEMS]]
            return "dict", type(value).__name__, items, len(value) > ITEMS
        if isinstance(value, (set, frozenset)):
            items = [("", it) for it in list(value)[:ITEMS]]
            return "set", type(value).__name__, items, len(value) > ITEMS
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields") or type(value).__name__ == "deque":
            items = list(value)
            return "list", type(value).__name__, [(str(at), it) for at, it in enumerate(items[:ITEMS])], len(items) > ITEMS
        found = list(fields(value).items())
        title = f"class {value.__name__}" if isinstance(value, type) else type(value).__name__
        return "object", title, found[:ITEMS], len(found) > ITEMS

    def refer(value, boxes, waiting):
        """A text, or the number of a box."""
        text = leaf(value)
        if text is not None:
            return text
        key = id(value)
        if key not in numbers:
            numbers[key] = len(numbers)
            alive.append(value)
        at = numbers[key]
        if at not in boxes:
            if len(boxes) >= OBJECTS:
                return f"{type(value).__name__} …"
            boxes[at] = None
            waiting.append((at, value))
        return at

    def is_shown(name, value):
        if name in kept or name.startswith("_") or isinstance(value, type(json)):
            return False
        if isinstance(value, type):
            return bool(fields(value))
        return not (callable(value) and isinstance(getattr(value, "__name__", None), str))

    def pictured(value=None):
        """The frames, and what they reach."""
        boxes, waiting, frames = {}, [], []
        for entry in stack[-FRAMES:]:
            names = [(name, it) for name, it in entry["frame"].f_locals.items() if not name.startswith(".")]
            if entry["name"] == "<module>":
                names = [(name, it) for name, it in names if is_shown(name, it)]
            own = [[name, refer(it, boxes, waiting)] for name, it in names[-24:]]
            frames.append(index("frames", [entry["name"], entry["cell"], entry["line"], own]))
        returned = refer(value, boxes, waiting)
        while waiting:
            at, own = waiting.pop(0)
            kind, title, items, more = content(own)
            entries = [[name, refer(it, boxes, waiting)] for name, it in items]
            boxes[at] = index("objects", [kind, title, entries, more])
        return frames, boxes, returned

    def told(cell, line, depth, how, value):
        if cell not in places or state["is_quiet"]:
            return
        begins, loops = places[cell]
        while stack and stack[-1]["depth"] > depth:
            stack.pop()
        line = begins.get(line, line)
        if line == 0 and how != "return":
            return
        line = line or (stack[-1]["line"] if stack else 1)
        is_same = stack and stack[-1]["depth"] == depth and how != "call"
        before = stack[-1]["line"] if is_same else None
        if how not in ("return", "back") and before == line or how == "back" and before == line and line not in loops:
            return
        if not is_same:
            if stack and stack[-1]["depth"] == depth:
                stack.pop()
            frame = sys._getframe(1)
            ids[0] += 1
            above = stack[-1]["id"] if stack else 0
            stack.append({"depth": depth, "name": frame.f_code.co_name, "cell": cell, "frame": frame, "line": line, "id": ids[0], "above": above})
        own = stack[-1]
        own["line"] = line
        if how == "resume":
            return
        if own["name"] == "<module>":
            if how == "return":
                return
        elif own["name"] == "<genexpr>":
            return
        now = staged()
        if inside and len(log) < A_CALL:
            log.append((cell, line, how, now))
        if not state["records"]:
            return
        call = len(calls) - 1 if inside else None
        if inside and len(steps) - calls[-1]["begin"] >= A_CALL:
            calls[-1]["cut"] = True
            return
        if len(steps) >= STEPS:
            state["cut"], state["records"] = True, False
            step_through(None)
            return
        frames, boxes, returned = pictured(value)
        step = {"cell": cell, "line": line, "how": how, "call": call, "name": own["name"], "frames": frames, "boxes": boxes, "id": own["id"], "above": own["above"]}
        if how == "return":
            step["value"] = returned
        if now:
            step["staged"] = now
        steps.append(step)

    def printed(*args, **options):
        """`print`, which takes note of what it prints, and at which step."""
        name = sys._getframe(1).f_code.co_name
        own = next((it["id"] for it in reversed(stack) if it["name"] == name), None)
        at = next((at for at in range(len(steps) - 1, -1, -1) if steps[at]["id"] == own), None)
        if state["records"] and at is not None and len(prints) < PRINTS:
            prints.append({"step": at, "texts": [cut(str(it)) for it in args]})
        show(*args, **options)

    def equation_texts(text):
        """The equations of a printed jaxpr, each as printed."""
        if "\n" not in text:
            inner = text.split(" let ", 1)[1].rsplit(" in (", 1)[0] if " let " in text else ""
            return [it for it in inner.split("; ") if it.strip()]
        found = []
        for line in text.split("\n")[1:]:
            if line.startswith("  in "):
                break
            if line.startswith("    ") and line[4:5] not in (" ", "]", ""):
                found.append(line[4:])
            elif found:
                found[-1] += "\n" + line[4:]
        return found

    def visited(total):
        """Which equations each line added: the lines of the log, with the range of their equations."""
        outer = next((now[0] for *_, now in log if now), None)
        count, counts = 0, []
        for *_, now in log:
            count = now[1] if now and now[0] == outer else count
            counts.append(count)
        ends = [*counts[1:], total]
        return [[cell, line, how, begin, max(begin, end)] for (cell, line, how, _), begin, end in zip(log, counts, ends)]

    def operands(fun, args, kwargs, options):
        """The leaves of the arguments that are not static, and where each stands: `x`, `w['a']`."""
        several = lambda it: (it,) if isinstance(it, (int, str)) else tuple(it or ())
        places, names = several(options.get("static_argnums")), set(several(options.get("static_argnames")))
        inner = getattr(fun, "__func__", fun)
        code = getattr(inner, "__code__", None)
        own = list(code.co_varnames[: code.co_argcount]) if code else []
        own = own[1:] if inner is not fun else own
        places = {it % len(args) if args else it for it in places} | {at for at, name in enumerate(own) if name in names}
        names |= {own[at] for at in places if at < len(own)}
        leaves, where = [], []
        given = [(own[at] if at < len(own) else f"[{at}]", it) for at, it in enumerate(args) if at not in places]
        for name, it in [*given, *sorted((key, it) for key, it in kwargs.items() if key not in names)]:
            for path, one in jax.tree_util.tree_flatten_with_path(it)[0]:
                leaves.append(one)
                where.append(name + jax.tree_util.keystr(path))
        return leaves, where

    def evaluated(closed, leaves):
        """What each equation of a jaxpr gives, as text."""
        read = lambda it: it.val if hasattr(it, "val") else held[it]
        held = dict(zip(closed.jaxpr.constvars, closed.consts))
        if len(leaves) != len(closed.jaxpr.invars):
            return []
        if any(isinstance(it, Tracer) for it in leaves):
            return []
        held.update(zip(closed.jaxpr.invars, leaves))
        told = []
        for eqn in closed.jaxpr.eqns[:EQUATIONS]:
            out = eqn.primitive.bind(*(read(it) for it in eqn.invars), **eqn.params)
            out = list(out) if eqn.primitive.multiple_results else [out]
            held.update(zip(eqn.outvars, out))
            told.append(", ".join(leaf(it) or "" for it in out))
        return told

    def graph(closed):
        """What each equation reads, and what the results are: `["e", 2]` an equation's, `["i", 0]` an input, `["l", "2.0"]`."""
        found = {it: ["i", at] for at, it in enumerate(closed.jaxpr.invars)}
        found.update((it, ["c", leaf(value) or ""]) for it, value in zip(closed.jaxpr.constvars, closed.consts))
        of = lambda it: ["l", cut(str(it.val))] if hasattr(it, "val") else found[it]
        reads = []
        for at, eqn in enumerate(closed.jaxpr.eqns):
            reads.append([of(it) for it in eqn.invars])
            found.update((it, ["e", at]) for it in eqn.outvars)
        return reads, [of(it) for it in closed.jaxpr.outvars]

    def replay(jitted, fun, args, kwargs, options, operands, result, traced):
        """The jaxpr that a call has used, and what its equations gave."""
        try:
            closed = jitted.trace(*args, **kwargs).jaxpr
            text = str(closed)
        except Exception:
            return {}
        key = (id(jitted), text)
        texts = equation_texts(text)
        if traced:
            visits[key] = visited(len(texts))
        heading = text.split(" let", 1)[0].strip("{ ")
        leaves, where = operands
        found = {"jaxpr": index("jaxprs", [heading, texts[:EQUATIONS], visits.get(key, []), text, *graph(closed)])}
        found["inputs"] = [[name, leaf(it) or ""] for name, it in zip(where, leaves)]
        found["results"] = [[jax.tree_util.keystr(path), leaf(it) or ""] for path, it in jax.tree_util.tree_flatten_with_path(result)[0]]
        try:
            # What prints, calls back or writes is not done twice.
            is_pure = not closed.effects and "callback" not in text
            found["values"] = evaluated(closed, leaves) if is_pure else []
        except Exception:
            found["values"] = []
        return found

    def stepped(fun=None, *args, **options):
        if fun is None:
            return functools.partial(stepped, **options)
        jitted = jit(fun, *args, **options)

        def call(*args, **kwargs):
            if inside:
                return jitted(*args, **kwargs)
            size = jitted._cache_size()
            name = getattr(fun, "__name__", type(fun).__name__)
            entry = {"name": name, "begin": len(steps), "traced": False}
            if state["records"]:
                calls.append(entry)
            given, result = operands(fun, args, kwargs, options), None
            log.clear()
            inside.append(fun)
            if not state["records"]:
                step_through(told)
            try:
                result = jitted(*args, **kwargs)
                return result
            except BaseException as error:
                entry["error"] = cut(f"{type(error).__name__}: {error}".split("\n")[0])
                raise
            finally:
                # Who is told stays the same within a cell: only what runs from then on would be told again.
                if not state["records"]:
                    step_through(None)
                state["is_quiet"] = True
                inside.pop()
                entry["end"] = len(steps)
                entry["traced"] = bool(log) and "error" in entry or jitted._cache_size() != size
                if "error" not in entry and jitted._cache_size() and (state["records"] or entry["traced"]):
                    entry.update(replay(jitted, fun, args, kwargs, options, given, result, entry["traced"]))
                state["is_quiet"] = False

        for name in ("lower", "trace", "eval_shape", "clear_cache", "_cache_size"):
            if hasattr(jitted, name):
                setattr(call, name, getattr(jitted, name))
        wrappers.append(call)
        try:
            functools.update_wrapper(call, fun)
        except AttributeError:
            call.__wrapped__ = fun
        return call

    def begin():
        for it in (steps, calls, prints, known, *tables.values()):
            it.clear()
        state.update(records=True, cut=False)
        builtins.print = printed
        step_through(told)

    def end():
        step_through(None)
        state["records"] = False
        builtins.print = show
        del stack[1:]
        frames, boxes, _ = pictured()
        recorded["end"] = {"frames": frames, "boxes": boxes}
        told = {"steps": steps, "calls": calls, "prints": prints, "cut": state["cut"], "end": recorded["end"], **tables}
        show(written(told))

    places.update((int(cell), statements(int(cell), source)) for cell, source in json.loads(sources).items())
    jax.jit = stepped
    recorded.update({"steps": steps, "calls": calls, "prints": prints, "tables": tables, "trees": trees, "sources": texts, "begins": places, "written": written, "cut": cut, "wrappers": wrappers})
    return begin, end, recorded
