# %%
%timeit -nx 1
# %%
%timeit -n
# %%
%timeit -r 0 1
# %%
%timeit -n2 -rz 1
# %%
%timeit -k 1
# %%
%timeit
# %%
%timeit -n 1.5 1
# %%
%timeit -n0 -r1 -q 1
# %%
r = %timeit -o -q -n2 -r3 1
type(r).__name__, r.loops, r.repeat, len(r.all_runs)
# %%
%%time
# %%
%%timeit -n2

# %%
%%timeit -k
1
# %%
%%capture
# %%
%%capture a b
1
# %%
%%capture --nonsense
1
# %%
%capture out
# %%
%timeit -q -n1 -r1 undefined_name
# %%
%who nonsense
# %%
%who_ls nonsense
# %%
%whos nonsense
# %%
%env FREEZE_NOT_THERE
# %%
%env =3
# %%
%env FREEZE_A B
# %%
%set_env A
# %%
x = %env FREEZE_A
x
# %%
x = %env FREEZE_NOT_THERE
# %%
%run
# %%
%run -q greet.py
# %%
%run missing
# %%
%load
# %%
%load missing.py
# %%
%load -z
# %%
%%writefile
x
# %%
%%writefile -z a.py
x
# %%
%%writefile a.py b.py
x
# %%
%%writefile a.py
# %%
%writefile a.py
# %%
%%writefile a.py
import sys
print(sys.argv)
# %%
%run a.py b c
# %%
%nonsense
# %%
%nonsense a b
# %%
%%nonsense
x
# %%
%%nonsense a b
# %%
%%who
x
# %%
%%html --nonsense
<b>x</b>
# %%
%%html
# %%
%html x
# %%
%reset -z
# %%
%reset nonsense
# %%
%lsmagic extra
# %%
%history -z
# %%
%hist -n 1
# %%
%hist 1-2 3
# %%
%hist nonsense
# %%
%magic_nothing?
# %%
%pinfo nothing
# %%
%pinfo
# %%
%load_ext
# %%
%load_ext autoreload
# %%
%autoreload 7
# %%
%autoreload nonsense
# %%
%autoreload 2
# %%
%config nonsense
# %%
%config Nonsense.thing = 3
# %%
%precision 3
# %%
3.14159
# %%
[3.14159, (1.23456,), {"a": 2.71828}]
# %%
%precision nonsense
# %%
%precision %zzz
# %%
%precision -1
# %%
%precision %e
# %%
3.14159
# %%
%precision
# %%
3.14159
# %%
%%capture out
%xmode nonsense
# %%
print(*out.stderr.splitlines()[1:3], sep="\n")
# %%
%xmode
# %%
%xmode plain
# %%
%xmode Minimal
# %%
1 / 0
# %%
%%capture out
%nonsense
# %%
out.stderr
# %%
% time 1
# %%
word = "a"
del x
names = %who_ls str
names
# %%
for i in range(1):
    %nonsense
