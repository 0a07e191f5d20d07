#: dicts and sets whose elements come and go
table = {"kept": 1}
for i in range(100_000):
    table[i] = i
    table.popitem()
print(table)
names = {"a", "b"}
for i in range(100_000):
    names.add(i)
    names.discard(i)
print(sorted(names))
#: searches that take from a set what they put into it
seen, todo = set(), {0}
while todo:
    place = todo.pop()
    seen.add(place)
    todo |= {it for it in (2 * place + 1, 2 * place + 2) if it < 2_000} - seen
print(len(seen), sum(seen))
seen, todo = set(), {0}
while todo:
    place = todo.pop()
    seen.add(place)
    todo.update(it for it in (2 * place + 1, 2 * place + 2) if it < 20_000 and it not in seen)
print(len(seen), sum(seen))
#: a large set that is emptied from its front
numbers, total = set(range(50_000)), 0
while numbers:
    total = total * 31 % 1_000_003 + numbers.pop()
print(total)
