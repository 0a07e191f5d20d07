def outer():
    with open_it() as f:
        pass
def open_it():
    raise OSError(2, "No such file", "x.txt")
outer()
