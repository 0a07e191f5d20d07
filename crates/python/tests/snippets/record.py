"""Writes what CPython 3.13 prints for each program in the files beside it: run in this folder, with their names or none for all."""

import pathlib
import subprocess
import sys

for path in sorted(pathlib.Path(".").glob("*.py")):
    if path.name == "record.py" or sys.argv[1:] and path.name not in sys.argv[1:]:
        continue
    out = []
    for part in path.read_text().split("#: ")[1:]:
        name, _, program = part.partition("\n")
        done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        out.append(f"#: {name}\n{done.stdout}")
    path.with_suffix(".out").write_text("".join(out))
