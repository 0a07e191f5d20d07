"""Writes what nbformat makes of v3.ipynb: `python make.py`, in this folder, with a Python that has nbformat."""

import json

import nbformat

with open("v3.ipynb") as file:
    notebook = nbformat.convert(nbformat.reads(file.read(), as_version=3), 4)
for cell in notebook.cells:
    # New ids are random.
    cell.pop("id", None)
with open("v3_as_v4.json", "w") as file:
    json.dump(notebook, file, indent=1, sort_keys=True)
    file.write("\n")
