def __freezeframe_watch():
    import functools
    import json
    import jax
    import numpy as np

    space, kept, calls, inside, left = globals(), set(globals()), [], [], [0]
    jit, Tracer = jax.jit, jax.core.Tracer
    CALLS, LEAVES, ITEMS, NUMBERS, DEEPEST = 60, 120, 12, 64, 6

    def number(value):
        return float(value) if value == value and abs(value) != float("inf") else str(value)

    def array(value):
        if jax.dtypes.issubdtype(value.dtype, jax.dtypes.prng_key):
            value = jax.random.key_data(value)
        value = np.asarray(value)
        if value.dtype.kind not in "biuf":
            return {"text": f"{value.dtype}{list(value.shape)}"}
        flat = value.reshape(-1).astype(float)
        if value.shape == ():
            return {"number": number(float(flat[0]))}
        told = {"shape": list(value.shape), "numbers": [number(float(it)) for it in flat[:NUMBERS]]}
        if flat.size:
            told["norm"] = number(float(np.sqrt((flat * flat).sum())))
        return told

    def leaf(value):
        if isinstance(value, Tracer):
            return {"tracer": str(getattr(value, "aval", ""))}
        if isinstance(value, (jax.Array, np.ndarray, np.generic)):
            return array(value)
        if isinstance(value, bool) or value is None:
            return {"text": str(value)}
        if isinstance(value, (int, float)):
            return {"number": number(value)}
        if isinstance(value, str):
            return {"text": repr(value[:40])}
        return None

    def walk(name, value, found, above):
        if len(found) >= LEAVES or len(above) > DEEPEST or any(value is it for it in above):
            return
        told = leaf(value)
        if told is not None:
            found[name] = told
            return
        above = above + [value]
        if isinstance(value, dict):
            for key, item in list(value.items())[:ITEMS]:
                walk(f"{name}[{key!r}]", item, found, above)
        elif hasattr(value, "_fields"):
            for field in value._fields:
                walk(f"{name}.{field}", getattr(value, field), found, above)
        elif isinstance(value, (list, tuple)) or type(value).__name__ == "deque":
            items = list(value)
            found[f"len({name})"] = {"number": len(items)}
            for at, item in enumerate(items[:ITEMS]):
                walk(f"{name}[{at}]", item, found, above)
        elif not callable(value) or hasattr(type(value), "__call__") and not isinstance(value, type):
            for field, item in list(getattr(value, "__dict__", {}).items()):
                if not field.startswith("__") and not hasattr(item, "__wrapped__"):
                    walk(f"{name}.{field}", item, found, above)

    def state(function):
        found = {}
        own = getattr(function, "__self__", None)
        for name, value in list(space.items()):
            if name not in kept and not name.startswith("_") and not isinstance(value, (type, type(json))):
                if not hasattr(value, "__wrapped__") and type(value).__name__ != "function":
                    walk(name, value, found, [])
                    own = None if value is own else own
        if own is not None:
            walk("self", own, found, [])
        code = getattr(function, "__code__", None)
        for name, cell in zip(getattr(code, "co_freevars", ()), getattr(function, "__closure__", None) or ()):
            try:
                value = cell.cell_contents
            except ValueError:
                continue
            if type(value).__name__ != "function" and not hasattr(value, "__wrapped__"):
                walk(name, value, found, [])
        return found

    def watched(fun=None, *args, **options):
        if fun is None:
            return functools.partial(watched, **options)
        jitted = jit(fun, *args, **options)

        def call(*args, **kwargs):
            if inside:
                return jitted(*args, **kwargs)
            size = jitted._cache_size()
            inside.append(fun)
            try:
                return jitted(*args, **kwargs)
            finally:
                inside.pop()
                if len(calls) < CALLS:
                    name = getattr(fun, "__name__", type(fun).__name__)
                    calls.append({"name": name, "traced": jitted._cache_size() != size, "state": state(fun)})
                else:
                    left[0] += 1

        for name in ("lower", "trace", "eval_shape", "clear_cache", "_cache_size"):
            if hasattr(jitted, name):
                setattr(call, name, getattr(jitted, name))
        try:
            functools.update_wrapper(call, fun)
        except AttributeError:
            call.__wrapped__ = fun
        return call

    jax.jit = watched
    return lambda: print(json.dumps({"calls": calls, "left": left[0]}))


__freezeframe_watched = __freezeframe_watch()
