"""Writes what an IPython kernel puts out for each notebook here: `python make.py [NAME.py ...]`, where ipykernel and nbclient are."""

import json
import pathlib
import sys
import tempfile

import nbclient
import nbformat


def lines(kind, text):
    return "".join(f"{kind}: {line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


def told(output):
    kind = output["output_type"]
    if kind == "stream":
        return lines(output["name"], output["text"])
    if kind == "error":
        return lines("error", f"{output['ename']}: {output['evalue']}")
    word = "result" if kind == "execute_result" else "display"
    text = ""
    for mime, data in sorted(output["data"].items()):
        data = data if isinstance(data, str) else json.dumps(data)
        sizes = output["metadata"].get(mime, {})
        shown = "".join(f" {name}={sizes[name]}" for name in ("width", "height") if name in sizes)
        text += lines(f"{word} {mime}{shown}", data)
    return text


folder = pathlib.Path(__file__).parent
programs = [pathlib.Path(name) for name in sys.argv[1:]] or [it for it in folder.glob("*.py") if it.name != "make.py"]
for program in programs:
    cells = program.read_text().split("# %%\n")[1:]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell.rstrip("\n")) for cell in cells])
    with tempfile.TemporaryDirectory() as place:
        resources = {"metadata": {"path": place}}
        nbclient.NotebookClient(notebook, allow_errors=True, kernel_name="python3", resources=resources).execute()
    text = ""
    for number, cell in enumerate(notebook.cells, 1):
        text += f"# {number}\n" + "".join(map(told, cell.outputs))
    program.with_suffix(".out").write_text(text)
