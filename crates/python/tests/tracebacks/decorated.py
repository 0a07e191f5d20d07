def logged(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


@logged
def area(w, h):
    return w * h


print(area(2, 3))
print(area(2, 3, depth=1))
