# %%
print(repr(_), repr(__), repr(___), Out, In[:1], _i == "")
# %%
1 + 1
# %%
_ * 10
# %%
x = 5
# %%
x;
# %%
print(_, __, repr(___), _2, _3)
# %%
Out
# %%
print(sorted(Out), In[2], len(In), repr(In[0]))
print(_i, _ii, _i2, sep="|")
# %%
None
# %%
[_, _2]
# %%
_ = "mine"
# %%
7
# %%
print(_, _12, Out[12])
# %%
del _
# %%
"again"
# %%
print(_, Out[15], __)
# %%
def f():
    return 1 / 0
f()
# %%
_17
# %%
for _ in range(3):
    pass
_
# %%
Out[19], In[-1]
