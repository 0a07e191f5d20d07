def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def put(data, key, value):
    data[key] = value


def cut(data, key):
    del data[key]


def more(data, value):
    data += value
    return data


def times(data, count):
    data *= count
    return data


resizing = (
    lambda b: b.append(1),
    lambda b: b.extend(b"xy"),
    lambda b: b.extend(b""),
    lambda b: b.insert(0, 1),
    lambda b: b.pop(),
    lambda b: b.remove(97),
    lambda b: b.clear(),
    lambda b: b.reverse(),
    lambda b: put(b, slice(0, 2), b"z"),
    lambda b: put(b, slice(0, 2), b"zz"),
    lambda b: put(b, 0, 65),
    lambda b: cut(b, 0),
    lambda b: cut(b, slice(0, 1)),
    lambda b: more(b, b"q"),
    lambda b: more(b, b""),
    lambda b: times(b, 2),
    lambda b: times(b, 1),
    lambda b: b.append(300),
)
for f in resizing:
    b = bytearray(b"abcd")
    m = memoryview(b)
    show(lambda: f(b))
    print(b, m.tobytes())
    part = m[1:3]
    m.release()
    show(lambda: f(b))
    part.release()
    show(lambda: f(b))
    print(b)

b = bytearray(b"ab")
with memoryview(b) as m:
    m[0] = 90
    show(lambda: b.append(1))
b.append(1)
print(b, memoryview(b) == b"Zb\x01", b == memoryview(b))
b.append(2)
m = memoryview(b).cast("B").toreadonly()
show(lambda: b.append(1))
del m
b.append(3)
print(b)
