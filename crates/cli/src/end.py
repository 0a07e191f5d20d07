def __end(names):
    import sys
    for module, function in (("threading", "_shutdown"), ("atexit", "_run_exitfuncs")):
        run = getattr(sys.modules.get(module), function, None)
        if run is not None:
            run()
    for name in [name for name in names if name[:2] != "__"]:
        names[name] = None


__end(globals())
