"""Holds files that were saved here against Jupyter's own programs.

usage: check.py FOLDER, where each `*.ipynb` has to be valid, each `run_*.ipynb` is run by an ordinary kernel and has to
put out again what it holds, and each `*.py` and `*.md` has the cells of the `.ipynb` file of its name for Jupytext too,
where Jupytext is there.
"""

import json
import sys
from pathlib import Path

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor


def texts(notebook):
    """What each code cell put out, in words."""
    return [
        "".join(
            output.get("text") or output.get("data", {}).get("text/plain") or output.get("ename", "")
            for output in cell.outputs
        )
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def cells(notebook):
    return [(cell.cell_type, cell.source.strip("\n")) for cell in notebook.cells]


folder = Path(sys.argv[1])
count = {"valid": 0, "run": 0, "jupytext": 0}
for path in sorted(folder.glob("*.ipynb")):
    saved = json.loads(path.read_text())
    nbformat.validate(saved)
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    count["valid"] += 1
    if path.name.startswith("run_"):
        before = texts(notebook)
        ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {})
        after = texts(notebook)
        assert before == after, f"{path.name}: {before} became {after}"
        nbformat.validate(notebook)
        count["run"] += 1

try:
    import jupytext
except ImportError:
    jupytext = None
for path in sorted([*folder.glob("*.py"), *folder.glob("*.md")]) if jupytext else []:
    read = jupytext.read(path, fmt="py:percent" if path.suffix == ".py" else "md")
    expected = nbformat.read(path.with_suffix(".ipynb"), as_version=4)
    assert cells(read) == cells(expected), f"{path.name}: {cells(read)} instead of {cells(expected)}"
    count["jupytext"] += 1
print(count)
