# %%
%%writefile helpers.py
"""Helps."""
count = 0
def double(x):
    global count
    count += 1
    return 2 * x
# %%
import helpers
helpers.double(21), helpers.count, helpers.__name__, helpers.__doc__
# %%
from helpers import double as twice
twice("ab"), helpers.count
# %%
%%writefile helpers.py
def double(x):
    return [x, x]
# %%
import helpers
helpers.double(1)
# %%
import importlib
importlib.reload(helpers) is helpers, helpers.double(1), helpers.count
# %%
import os
os.makedirs("pack/inner", exist_ok=True)
for path, text in {
    "pack/__init__.py": "from .first import one\nname = __name__",
    "pack/first.py": "one = 1",
    "pack/inner/__init__.py": "from ..first import one\nfrom . import deep\ntwo = one + deep.half",
    "./pack/inner/deep.py": "half = 0.5",
}.items():
    with open(path, "w") as file:
        print(file.write(text))
# %%
import pack.inner.deep as deep
import pack
pack.one, pack.name, pack.inner.two, deep.__name__, deep.__package__
# %%
importlib.import_module(".first", "pack").one
# %%
import pack.missing
# %%
import helpers.part
# %%
import not_there
# %%
%%writefile broken.py
x = 1
y = x / 0
# %%
import broken
# %%
import broken
# %%
import sys
"broken" in sys.modules, "helpers" in sys.modules
# %%
sorted(os.listdir("pack")) == ["__init__.py", "first.py", "inner"], os.path.exists("pack/inner/deep.py"), os.path.isdir("pack")
# %%
open("/pack/first.py") if False else os.path.isfile("./helpers.py")
