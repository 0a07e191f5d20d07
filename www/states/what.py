def __freezeframe_what():
    import functools
    import json
    import re
    import jax

    space, jit, last = globals(), jax.jit, {}

    def kept(fun=None, *args, **options):
        if fun is None:
            return functools.partial(kept, **options)
        jitted = jit(fun, *args, **options)

        def call(*args, **kwargs):
            result = jitted(*args, **kwargs)
            if not any(isinstance(it, jax.core.Tracer) for it in jax.tree.leaves((args, kwargs))):
                last[getattr(fun, "__name__", type(fun).__name__)] = (fun, jitted, args, kwargs)
            return result

        for name in ("lower", "trace", "eval_shape", "clear_cache", "_cache_size"):
            if hasattr(jitted, name):
                setattr(call, name, getattr(jitted, name))
        try:
            functools.update_wrapper(call, fun)
        except AttributeError:
            call.__wrapped__ = fun
        return call

    def names_of(fun):
        found = dict(space)
        own = getattr(fun, "__self__", None)
        inner = getattr(own, "__func__", fun)
        code = getattr(fun, "__code__", getattr(inner, "__code__", None))
        cells = dict(zip(getattr(code, "co_freevars", ()), getattr(fun, "__closure__", None) or ()))
        found.update({name: cell.cell_contents for name, cell in cells.items()})
        if own is not None:
            found["self"] = own
        return found, cells

    def read(fun, name):
        return eval(name, names_of(fun)[0])

    def write(fun, name, value):
        found, cells = names_of(fun)
        if name in cells:
            cells[name].cell_contents = value
        elif name.isidentifier():
            space[name] = value
        else:
            exec(f"{name} = __value", found, {"__value": value})

    def number(one):
        try:
            fun = last[one["function"]][0]
            if not re.fullmatch(r"[\w.\[\]'\"]+", one["name"]):
                return None
            value = read(fun, one["name"])
            return value if type(value) in (int, float) else None
        except Exception:
            return None

    def what(order):
        order = json.loads(order)
        if isinstance(order, list):
            return print(json.dumps([number(it) for it in order]))
        fun, jitted, args, kwargs = last[order["function"]]
        before = read(fun, order["name"])
        value = order["value"]
        value = int(value) if isinstance(before, int) and value == int(value) else value
        try:
            write(fun, order["name"], value)
            if order["again"]:
                jitted.clear_cache()
            result = str(jitted(*args, **kwargs))
        except Exception as error:
            result = f"{type(error).__name__}: {error}".splitlines()[0]
        finally:
            write(fun, order["name"], before)
        print(json.dumps(result))

    jax.jit = kept
    return what


__freezeframe_what = __freezeframe_what()
