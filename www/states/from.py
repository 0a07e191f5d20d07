def __freezeframe_origins(record):
    import ast

    NODES, DEEP, CHANGES = 120, 12, 6
    steps, calls, prints, tables = record["steps"], record["calls"], record["prints"], record["tables"]
    trees, begins, cut, wrappers = record["trees"], record["begins"], record["cut"], record["wrappers"]
    space, state, seen = globals(), {"left": 0}, set()
    stated, lambdas, given_at, functions, defined = {}, {}, {}, {}, {}
    texts = {cell: source.split("\n") for cell, source in record["sources"].items()}
    NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)

    def statement(step):
        """The statement that a step runs."""
        cell, first = steps[step]["cell"], steps[step]["line"]
        if cell not in stated:
            of, found = begins[cell][0], stated.setdefault(cell, {})
            for node in ast.walk(trees.get(cell, ast.Module([], []))):
                if isinstance(node, ast.stmt):
                    found.setdefault(of.get(node.lineno, node.lineno), node)
                elif isinstance(node, ast.Lambda):
                    lambdas.setdefault((cell, node.lineno), node)
        if steps[step]["name"] == "<lambda>":
            return lambdas.get((cell, first))
        return stated[cell].get(first)

    def next_of(step):
        """The next step of the same frame, or the end."""
        own = steps[step]["id"]
        return next((at for at in range(step + 1, len(steps)) if steps[at]["id"] == own), len(steps))

    def memory(step):
        """The variables of each frame, by its place, and the boxes; behind the last step those at the end."""
        it = steps[step] if step < len(steps) else record["end"]
        return [tables["frames"][at] for at in it["frames"]], it["boxes"]

    def variable(step, name):
        """What a variable holds before a step: a text or the number of a box."""
        frames, _ = memory(step)
        for frame in reversed(frames):
            for own, value in frame[3]:
                if own == name:
                    return value
        return None

    def entries(step, box):
        _, boxes = memory(step)
        return {name: value for name, value in tables["objects"][boxes[box]][2]} if boxes.get(box) is not None else None

    def text_of(value, step, depth=0):
        if not isinstance(value, int):
            return value or ""
        _, boxes = memory(step)
        if boxes.get(value) is None or depth > 2:
            return "…"
        kind, title, items, more = tables["objects"][boxes[value]]
        inner = ", ".join(f"{name}: {text_of(it, step, depth + 1)}" if kind in ("dict", "object") else text_of(it, step, depth + 1) for name, it in items)
        return cut(f"{title}({inner}{', …' if more else ''})")

    def node(kind, step=None, text="", value="", children=()):
        found = {"kind": kind, "text": cut(text), "value": value}
        if step is not None:
            found.update(cell=steps[step]["cell"], line=steps[step]["line"], step=step)
        found["from"] = [it for it in children if it]
        return found

    def source(tree):
        """An expression's text as it is written, or the first line of a statement's."""
        lines = texts.get(getattr(tree, "cell", None))
        if lines is None:
            return ""
        line = lines[tree.lineno - 1].encode()
        end = tree.end_col_offset if tree.end_lineno == tree.lineno else len(line)
        return cut(line[tree.col_offset : end].decode())

    def targets(stmt):
        if id(stmt) not in given_at:
            given_at[id(stmt)] = stmt, assignments(stmt)
        return given_at[id(stmt)][1]

    def assignments(stmt):
        """The expressions that a statement assigns to, each with where it stands in a tuple, and what it is assigned."""
        if isinstance(stmt, ast.Assign):
            pairs = [(it, stmt.value) for it in stmt.targets]
        elif isinstance(stmt, (ast.AugAssign, ast.AnnAssign)):
            pairs = [(stmt.target, stmt.value)]
        elif isinstance(stmt, (ast.For, ast.AsyncFor)):
            pairs = [(stmt.target, stmt.iter)]
        elif isinstance(stmt, (ast.With, ast.AsyncWith)):
            pairs = [(it.optional_vars, it.context_expr) for it in stmt.items if it.optional_vars]
        else:
            pairs = []
        found = []
        for target, value in pairs:
            if isinstance(target, (ast.Tuple, ast.List)):
                for at, one in enumerate(target.elts):
                    inner = value.elts[at] if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts) else value
                    found.append((one, inner, None if inner is not value else at))
            else:
                found.append((target, value, None))
        for it in ast.walk(stmt) if not isinstance(stmt, NESTED) else ():
            if isinstance(it, ast.NamedExpr):
                found.append((it.target, it.value, None))
        return found

    def reads(tree):
        """The names, attributes and items that an expression reads, longest first, and its calls, inner ones first."""
        chains, called = [], []

        def walk(it, is_inner=False):
            if isinstance(it, NESTED):
                return
            if isinstance(it, ast.Call):
                if isinstance(it.func, ast.Attribute):
                    walk(it.func.value)
                for one in [*it.args, *(word.value for word in it.keywords)]:
                    walk(one)
                called.append(it)
                return
            if isinstance(it, (ast.Name, ast.Attribute, ast.Subscript)):
                root = it
                while isinstance(root, (ast.Attribute, ast.Subscript)):
                    if isinstance(root, ast.Subscript):
                        walk(root.slice)
                    root = root.value
                if isinstance(root, ast.Name):
                    chains.append(it)
                else:
                    walk(root)
                return
            for one in ast.iter_child_nodes(it):
                walk(one)

        walk(tree)
        return chains, called

    def key_of(slice):
        return repr(slice.value) if isinstance(slice, ast.Constant) else None

    def chain(tree):
        """The variable, and the entries on the way to what is read."""
        way = []
        while isinstance(tree, (ast.Attribute, ast.Subscript)):
            way.insert(0, tree.attr if isinstance(tree, ast.Attribute) else key_of(tree.slice))
            tree = tree.value
        return tree.id, way

    def assigned(name, step):
        """The step before this one that gave a variable its value, in the same frame or, of the notebook's, in that."""
        own = steps[step]["id"]
        is_module = lambda at: steps[at]["name"] == "<module>"
        for same in (True, False):
            for at in range(step - 1, -1, -1):
                if (steps[at]["id"] == own) if same else is_module(at):
                    if steps[at]["how"] == "return":
                        continue
                    for target, value, place in targets(statement(at)):
                        if isinstance(target, ast.Name) and target.id == name:
                            return at, value, place
            if same and name in parameters(step):
                return None
        return None

    def definition(step):
        """The function whose frame a step is in."""
        own, line = steps[step], steps[step]["line"]
        if own["name"] == "<module>":
            return None
        if own["id"] in defined:
            return defined[own["id"]]
        if own["cell"] not in functions:
            every = ast.walk(trees.get(own["cell"], ast.Module([], [])))
            functions[own["cell"]] = [it for it in every if isinstance(it, NESTED)]
        found = None
        for it in functions[own["cell"]]:
            if isinstance(it, (ast.FunctionDef, ast.AsyncFunctionDef)) and it.name == own["name"] and it.lineno <= line <= it.end_lineno:
                found = it
            elif isinstance(it, ast.Lambda) and own["name"] == "<lambda>" and it.lineno <= line <= it.end_lineno:
                found = found or it
        defined[own["id"]] = found
        return found

    def parameters(step):
        found = definition(step)
        return [it.arg for it in [*found.args.posonlyargs, *found.args.args, *found.args.kwonlyargs]] if found else []

    def argument(name, step, depth):
        """Where a parameter's value comes from: the argument of the call."""
        own = steps[step]
        first = next(at for at in range(len(steps)) if steps[at]["id"] == own["id"])
        caller = next((at for at in range(first - 1, -1, -1) if steps[at]["id"] == own["above"]), None)
        value = text_of(variable(first, name), first)
        if caller is None:
            return node("argument", first, name, value, [node("unknown", None, name)])
        names = parameters(step)
        for it in reads(statement(caller) or ast.Module([], []))[1]:
            own_name = it.func.attr if isinstance(it.func, ast.Attribute) else getattr(it.func, "id", "")
            found = space.get(own_name)
            inner = getattr(found, "__wrapped__", found)
            made = it.func.args if isinstance(it.func, ast.Call) else ()
            if own["name"] in (own_name, "__init__", "<lambda>", *(getattr(one, "id", "") for one in made)) or getattr(inner, "__name__", None) == own["name"]:
                is_bound = names[:1] == ["self"]
                if is_bound and name == "self":
                    return None
                at = names.index(name) - is_bound
                given = {word.arg: word.value for word in it.keywords}.get(name) or (it.args[at] if at < len(it.args) else None)
                if given is not None and not any(isinstance(one, ast.Starred) for one in it.args):
                    return node("argument", caller, f"{name} = {source(given)}", value, origins(given, caller, depth + 1, None, True))
        return node("argument", caller, name, value, [node("unknown", caller, name)])

    def changes(box, step, entry=None):
        """The steps before this one that changed a box, or an entry of it; the last first."""
        found = []
        after = entries(step, box)
        version = memory(step)[1].get(box)
        for at in range(step - 1, -1, -1):
            own = memory(at)[1].get(box)
            if own == version and own is not None:
                continue
            version, before = own, entries(at, box)
            differs = after is not None and (before is None or (before != after if entry is None else before.get(entry) != after.get(entry)))
            if differs and before is not None:
                found.append(doing(at))
            if before is None:
                break
            after = before
        return found

    def doing(step):
        """The step whose statement goes on once this one has run: behind a return, the caller's."""
        while steps[step]["how"] == "return":
            above = next((at for at in range(step - 1, -1, -1) if steps[at]["id"] == steps[step]["above"]), None)
            if above is None:
                break
            step = above
        return step

    def wrote(tree, step, box, entry, depth):
        """Where an entry of a container comes from."""
        name = source(tree)
        found = changes(box, step, entry)
        value = text_of((entries(step, box) or {}).get(entry), step)
        if not found:
            return None
        at = found[0]
        stmt = statement(at)
        for target, given, place in targets(stmt):
            if isinstance(target, (ast.Attribute, ast.Subscript)) and (getattr(target, "attr", None) == entry or isinstance(target, ast.Subscript)):
                inner = origins(given, at, depth + 1, place)
                if isinstance(stmt, ast.AugAssign):
                    inner.append(read(target, at, depth + 1))
                return node("item", at, f"{name}: {source(stmt)}", value, inner)
        return changed(at, f"{name}: {source(stmt)}", value, depth) if stmt else None

    def changed(at, text, value, depth):
        """A statement that has changed a container, and where what it put there comes from."""
        stmt = statement(at)
        if ("changed", at) in seen:
            return node("again", None, text, value)
        seen.add(("changed", at))
        if isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Call) and isinstance(stmt.value.func, ast.Attribute):
            given = [*stmt.value.args, *(word.value for word in stmt.value.keywords)]
        else:
            given = [it for target, it, _ in targets(stmt) if isinstance(target, (ast.Attribute, ast.Subscript))]
        inner = [it for one in given for it in origins(one, at, depth + 1, None, isinstance(stmt, ast.Expr))]
        return node("item", at, text, value, inner or [node("unknown", at, text)])

    def read(tree, step, depth):
        """Where what an expression reads comes from."""
        if depth > DEEP or state["left"] <= 0:
            return node("cut")
        state["left"] -= 1
        name, way = chain(tree)
        value = variable(step, name)
        if name in dir(__builtins__) or callable(space.get(name)) and value is None or isinstance(space.get(name), type(ast)):
            return None
        assignment = assigned(name, step)
        key = (source(tree), steps[step]["id"], assignment and assignment[0], text_of(value, step))
        if key in seen:
            return node("again", None, source(tree), text_of(value, step))
        seen.add(key)
        for at, entry in enumerate(way):
            if not isinstance(value, int) or entry is None or entry not in (entries(step, value) or {}):
                break
            found = wrote(tree, step, value, entry, depth) if at == len(way) - 1 else None
            if found:
                return found
            value = entries(step, value)[entry]
        last, value = value, variable(step, name)
        shown = text_of(last, step)
        if assignment is None:
            if name in parameters(step):
                return argument(name, step, depth)
            return earlier(tree, name, shown)
        at, given, place = assignment
        shown = text_of(value, step)
        stmt = statement(at)
        inner = origins(given, at, depth + 1, place)
        if isinstance(stmt, ast.AugAssign):
            inner.append(read(stmt.target, at, depth + 1))
        if isinstance(value, int):
            since = next_of(at)
            for one in [it for it in dict.fromkeys(changes(value, step)) if it >= since or it > at and steps[it]["id"] == steps[at]["id"]][:CHANGES]:
                inner.append(changed(one, source(statement(one)), "", depth))
        return node("variable", at, f"{name}: {source(stmt)}", shown, inner)

    def earlier(tree, name, value):
        """What was there before the cell: the last line of an earlier cell that gives the variable a value."""
        found = node("earlier", None, source(tree), value)
        cells = list(trees)
        own = steps[0]["cell"] if steps else None
        for cell in cells[: cells.index(own)] if own in cells else cells:
            for stmt in trees[cell].body:
                for inner in ast.walk(stmt) if not isinstance(stmt, NESTED) else ():
                    for target, _, _ in targets(inner) if isinstance(inner, ast.stmt) else ():
                        if isinstance(target, ast.Name) and target.id == name:
                            found.update(cell=cell, line=inner.lineno)
        return found

    def is_wrapper(func):
        """Whether an expression names what is jitted; None where that is not known."""
        try:
            value = eval(compile(ast.Expression(func), "<call>", "eval"), space) if isinstance(func, (ast.Name, ast.Attribute)) else None
        except Exception:
            return None
        inner = getattr(value, "__func__", value)
        return any(it is inner for it in wrappers) if value is not None else None

    def jitted(at, step, tree, place, depth):
        """A call of a jitted function: the equations that its result needs, and where their inputs come from."""
        call = calls[at]
        if "jaxpr" not in call:
            return node("call", step, source(tree), call.get("error", ""), [node("unknown", step, call["name"])])
        _, texts, visits, _, operands, outs = tables["jaxprs"][call["jaxpr"]]
        wanted = [it for (path, _), it in zip(call["results"], outs) if place is None or path.startswith(f"[{place}]")] or outs
        need, inputs, literals, waiting = set(), [], [], list(wanted)
        while waiting:
            kind, it = waiting.pop()
            if kind == "e" and it not in need:
                need.add(it)
                waiting.extend(operands[it])
            elif kind == "i" and it not in inputs:
                inputs.append(it)
        equations = []
        for it in sorted(need, reverse=True):
            place = next(((cell, line) for cell, line, _, begin, end in visits if begin <= it < end), None)
            value = call["values"][it] if it < len(call.get("values", ())) else ""
            one = {"kind": "equation", "text": texts[it].split("\n")[0] if it < len(texts) else "…", "value": value, "from": [], "equation": it}
            if place:
                one.update(cell=place[0], line=place[1])
            equations.append(one)
        given = []
        for it in sorted(inputs):
            name, value = call["inputs"][it] if it < len(call["inputs"]) else ("", "")
            given.append((name, value))
        found = node("call", step, source(tree), ", ".join(text for _, text in call["results"]), [])
        found.update(traced=call["traced"], function=call["name"], jaxpr=call["jaxpr"], equations=equations)
        names = [name for name, _ in given]
        words = {word.arg: word.value for word in tree.keywords}
        own = parameters_of(tree)
        for place, one in [*enumerate(tree.args), *words.items()]:
            label = own[place] if isinstance(place, int) and place < len(own) else f"[{place}]" if isinstance(place, int) else place
            its = [(name, value) for name, value in given if name == label or name.startswith((f"{label}[", f"{label}."))]
            if its:
                text = f"{label} = {source(one)}"
                found["from"].append(node("input", step, text, its[0][1] if len(its) == 1 else "", origins(one, step, depth + 1, None, True)))
        if not names and not equations:
            found["from"].append(node("constant", step, source(tree)))
        return found

    def parameters_of(tree):
        """The names of the parameters of the jitted function that is called."""
        try:
            value = eval(compile(ast.Expression(tree.func), "<call>", "eval"), space)
        except Exception:
            return []
        inner = getattr(value, "__wrapped__", value)
        code = getattr(getattr(inner, "__func__", inner), "__code__", None)
        names = list(code.co_varnames[: code.co_argcount]) if code else []
        return names[1:] if hasattr(inner, "__self__") or names[:1] == ["self"] else names

    def origins(tree, step, depth=0, place=None, is_part=False):
        """What an expression's value, as a step computed it, comes from; of a part of a statement its own calls only."""
        if depth > DEEP or state["left"] <= 0:
            return [node("cut")]
        found = []
        chains, called = reads(tree)
        ends = next_of(step)
        jits = [at for at, call in enumerate(calls) if step < call["begin"] <= ends]
        inner = []
        for at in range(step + 1, min(ends, len(steps))):
            if steps[at]["above"] == steps[step]["id"] and steps[at]["id"] not in [it for _, it in inner]:
                inner.append((at, steps[at]["id"]))
        used = set()
        for it in called:
            name = it.func.attr if isinstance(it.func, ast.Attribute) else getattr(it.func, "id", "")
            known = is_wrapper(it.func)
            match = None
            if jits and (known or known is None and len(jits) == len(called)):
                at = jits.pop(0)
                own = [one for one in inner if steps[one[0]]["call"] == at]
                inner = [one for one in inner if one not in own]
                if "jaxpr" in calls[at] or not own:
                    found.append(jitted(at, step, it, place if it is tree else None, depth))
                    used.update(id(one) for one in ast.walk(it))
                    continue
                match = own[0]
            value = space.get(name)
            names = [name, *(getattr(it, "__name__", name) for it in (value, getattr(value, "__wrapped__", None)))]
            match = match or next((one for one in inner if steps[one[0]]["name"] in names), None)
            if match:
                inner = [one for one in inner if one is not match]
                back = [at for at in range(match[0], min(ends, len(steps))) if steps[at]["id"] == match[1] and steps[at]["how"] == "return"]
                stmt = statement(back[-1]) if back else None
                value = stmt.value if isinstance(stmt, ast.Return) else stmt.body if isinstance(stmt, ast.Lambda) else None
                if value is not None:
                    if it is tree and place is not None and isinstance(value, ast.Tuple) and place < len(value.elts):
                        value = value.elts[place]
                    found.append(node("return", back[-1], source(stmt), text_of(steps[back[-1]].get("value"), back[-1]), origins(value, back[-1], depth + 1)))
                    used.update(id(one) for one in ast.walk(it))
        for one, own in () if is_part else inner:
            back = [at for at in range(one, min(ends, len(steps))) if steps[at]["id"] == own and steps[at]["how"] == "return"]
            stmt = statement(back[-1]) if back else None
            if isinstance(stmt, ast.Return) and stmt.value is not None and steps[one]["name"] != "__init__":
                found.append(node("return", back[-1], source(stmt), text_of(steps[back[-1]].get("value"), back[-1]), origins(stmt.value, back[-1], depth + 1)))
        for it in chains:
            if id(it) not in used:
                one = read(it, step, depth)
                if one and one not in found:
                    found.append(one)
        if not found:
            literal = any(isinstance(it, ast.Constant) for it in ast.walk(tree))
            found.append(node("literal" if literal and not called else "computed", step, source(tree)))
        return found

    def result():
        """The step of the cell's last statement, if that is an expression whose value is shown."""
        last = next((at for at in range(len(steps) - 1, -1, -1) if steps[at]["name"] == "<module>"), None)
        stmt = statement(last) if last is not None else None
        body = trees[steps[last]["cell"]].body if stmt else []
        if isinstance(stmt, ast.Expr) and stmt is body[-1] and getattr(getattr(stmt.value, "func", None), "id", "") != "print":
            return last
        return None

    def shown(at):
        """The arguments of a `print`, as they are written."""
        step = prints[at]["step"]
        same = [it for it in range(len(prints)) if prints[it]["step"] == step].index(at)
        stmt = statement(step)
        found = [it for it in ast.walk(stmt) if isinstance(it, ast.Call) and getattr(it.func, "id", "") == "print"] if stmt else []
        return found[same % len(found)].args if found else []

    def parts(at):
        """What can be asked of: each argument, and each value in an f-string."""
        found = []
        if at == len(prints):
            last = result()
            it = statement(last).value
            values = it.elts if isinstance(it, ast.Tuple) else [it]
            return [(one, text_of(variable(len(steps), one.id), len(steps)) if isinstance(one, ast.Name) else "") for one in values]
        texts = prints[at]["texts"]
        for place, it in enumerate(shown(at)):
            inner = [one.value for one in ast.walk(it) if isinstance(one, ast.FormattedValue)] if isinstance(it, ast.JoinedStr) else []
            for one in inner or [it]:
                if not isinstance(one, ast.Constant):
                    found.append((one, "" if inner else texts[place] if place < len(texts) else ""))
        return found

    def asked(print_at=None, part=0):
        """What was printed, and what the cell gives at its end; or where one of that comes from."""
        last = result()
        places = [it["step"] for it in prints] + ([] if last is None else [last])
        if print_at is None:
            return [{"cell": steps[step]["cell"], "line": steps[step]["line"], "step": step, "isResult": at == len(prints), "parts": [[source(tree), text] for tree, text in parts(at)]} for at, step in enumerate(places)]
        state["left"] = NODES
        seen.clear()
        tree, text = parts(print_at)[part]
        step = places[print_at]
        try:
            below = origins(tree, step)
        except Exception:
            below = [node("unknown", step, source(tree))]
        return node("print", step, source(tree), text, below)

    return lambda *what: print(record["written"](asked(*what)))
