# %%
with open("numbers.txt", "w") as file:
    file.write("1 2\n3 4\n")
print(open("numbers.txt").read())
# %%
for line in open("numbers.txt"):
    print([int(word) for word in line.split()])
