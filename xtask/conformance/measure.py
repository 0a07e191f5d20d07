"""How much of what public docstrings show is printed here too: what `cargo xtask conformance` runs.

    measure.py FREEZEFRAME CACHE [--only WORD] [--show WORD] [--write PAGE]

Collects the examples, has the reference and FREEZEFRAME run them, and compares. What the reference gave is kept in the
folder CACHE. Run it with a Python that has jax and NumPy.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import itertools
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile

import collect
import compare

HERE = pathlib.Path(__file__).parent
SESSION = (HERE / "session.py").read_text()
BATCH = 60
QUIETLY = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
SECONDS = 30
CALL = "import json\nprint(json.dumps(run(json.loads({!r}))))"


def stopped(*_):
    raise KeyboardInterrupt


def by_reference(path, start):
    """Runs in a process of its own: reads docstrings, writes a line for each."""
    signal.signal(signal.SIGALRM, stopped)
    known = {"__name__": "session"}
    exec(compile(SESSION, "session.py", "exec"), known)
    for entry in json.loads(pathlib.Path(path).read_text())[int(start) :]:
        signal.alarm(2 * SECONDS)
        try:
            given = known["run"](entry["examples"])
        except KeyboardInterrupt:
            given = None
        signal.alarm(0)
        print(json.dumps(given), file=sys.__stdout__, flush=True)


def reference(entries, kept):
    """What the reference prints, batch by batch; each is kept, so that what was interrupted goes on there."""
    batches = [entries[start : start + BATCH] for start in range(0, len(entries), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        given = list(pool.map(lambda batch: reference_batch(batch, kept), batches))
    return list(itertools.chain.from_iterable(given))


def reference_batch(batch, kept):
    text = json.dumps(batch)
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    result = kept / f"{name}.json"
    if not result.exists():
        work = kept / f"{name}.in"
        work.write_text(text)
        # NumPy's own examples draw without a seed; what differs from run to run is left out.
        runs = 2 if batch[0]["module"].startswith("numpy") else 1
        lines = [reference_run(work, batch) for _ in range(runs)]
        result.write_text(json.dumps([merged(*row) for row in zip(batch, lines[0], lines[-1], strict=True)]))
        work.unlink()
    print(f"reference: {batch[0]['module']}.{batch[0]['name']} and on", file=sys.stderr)
    return json.loads(result.read_text())


def reference_run(work, batch):
    environment = {**os.environ, "MPLBACKEND": "agg", "PYTHONWARNINGS": "ignore"}
    lines = []
    while len(lines) < len(batch):
        command = [sys.executable, __file__, "--reference", str(work), str(len(lines))]
        done = subprocess.run(command, **QUIETLY, env=environment, cwd=work.parent)
        given = [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith(("[", "null"))]
        # What ended the process itself is not runnable.
        lines += given if len(lines) + len(given) == len(batch) else [*given, None]
    return lines


def merged(entry, first, second):
    if first is None or second is None:
        return [["", ["NameError", "not runnable"]] for _ in entry["examples"]]
    same = [compare.without_addresses(json.dumps(a)) == compare.without_addresses(json.dumps(b)) for a, b in zip(first, second)]
    return [a if is_same else ["", ["NameError", "another text each time"]] for a, is_same in zip(first, same)]


def cell(source):
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}


def here(entries, program, folder):
    """What is printed here: a notebook for each batch, a cell for each docstring."""
    results = []
    while len(results) < len(entries):
        part = entries[len(results) : len(results) + BATCH]
        cells = [cell(SESSION)]
        cells += [cell(CALL.format(json.dumps(entry["examples"]))) for entry in part]
        notebook = folder / "part.ipynb"
        notebook.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}))
        command = [program, "run", str(notebook), "--json", "--time-limit", str(SECONDS)]
        done = subprocess.run(command, **QUIETLY, cwd=folder)
        records = [json.loads(line) for line in done.stdout.decode().splitlines()][1:]
        results += [given(entry, record) for entry, record in zip(part, records, strict=False)]
        if len(records) < len(part):
            ended = ["Ended", "the process ended" if done.returncode else "no answer"]
            results.append([["", ended] for _ in part[len(records)]["examples"]])
        print(f"here: {len(results)} of {len(entries)}", file=sys.stderr)
    return results


def given(entry, record):
    """What the examples of one docstring gave here, from the cell that ran them."""
    error = record.get("error")
    if error is None:
        return json.loads(record["stdout"].splitlines()[-1])
    text = [error["type"], error["message"]] if error["type"] != "KeyboardInterrupt" else ["Timeout", "takes too long"]
    return [["", text] for _ in entry["examples"]]


def judged(entries, theirs, ours):
    """For each example its docstring, its number, its kind and its reason."""
    for entry, expected, found in zip(entries, theirs, ours, strict=True):
        first = None
        for index, (a, b) in enumerate(zip(expected, found, strict=True)):
            kind = compare.kind(a, b)
            reason = compare.reason(b) if kind == "failing" else "another text"
            # A name that a failing example before was to set is no reason of its own.
            reason = first if first and reason.startswith("NameError") else reason
            first = reason if kind == "failing" and first is None else first
            yield entry, index, kind, reason


def counted(found):
    """For each module how many examples there are of each kind."""
    counts = collections.defaultdict(collections.Counter)
    for entry, _, kind, _ in found:
        counts[entry["module"]][kind] += 1
    return {module: [row[kind] for kind in compare.CLASSES[:4]] for module, row in counts.items()}


def table(counts, measured):
    """The rows of a table of counts, with where each was measured."""
    rows = ["| Module | Examples | Equal | Up to the last digit | Different | Failing | Equal, of 100 | Measured at |"]
    rows.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    whole = {}
    for module, row in sorted(counts.items()):
        before = whole.get("all of " + module.partition(".")[0], [0] * 4)
        whole["all of " + module.partition(".")[0]] = [a + b for a, b in zip(before, row)]
    for module, row in [*sorted(counts.items()), *whole.items()]:
        total = sum(row)
        share = f"{100 * row[0] / total:.1f}" if total else "-"
        name = module if module.startswith("all") else f"`{module}`"
        shown = " | ".join(str(each) for each in row)
        rows.append(f"| {name} | {total} | {shown} | {share} | {measured.get(module, '')} |")
    return rows


def known(page):
    """The counts of a page that was written before, where each was measured, and the reasons."""
    counts, measured, told = {}, {}, []
    for line in page.read_text().splitlines() if page.exists() else []:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            module = cells[0].strip("`")
            counts[module], measured[module] = [int(cell) for cell in cells[2:6]], cells[7]
        elif line.startswith("- "):
            told.append(line)
    return counts, measured, told


def reasons(found, limit=40):
    failing = [(entry["module"].partition(".")[0], reason) for entry, _, kind, reason in found if kind == "failing"]
    counts = collections.Counter(failing)
    return [f"- {count} in {library}: `{reason}`" for (library, reason), count in counts.most_common(limit)]


def show(found, theirs, ours, entries, word):
    """Each example that is not equal, of the docstrings or with the reasons that have a word."""
    place = {id(entry): number for number, entry in enumerate(entries)}
    for entry, index, kind, reason in found:
        name = f"{entry['module']}.{entry['name']}"
        if kind in ("equal", "not runnable") or (word not in name and word not in reason):
            continue
        a, b = theirs[place[id(entry)]][index], ours[place[id(entry)]][index]
        print(f"--- {name} #{index}: {kind}: {reason}\n>>> {entry['examples'][index].rstrip()}")
        print(f"expected: {a[0]}{compare.error_text(a[1])}\nfound:    {b[0]}{compare.error_text(b[1])}")


def commit():
    """The commit that is checked out."""
    return subprocess.run(["git", "rev-parse", "--short", "HEAD"], **QUIETLY, cwd=HERE).stdout.decode().strip()


PAGE = """\
# How far examples print the same

Each `>>>` example of the public docstrings of jax 0.12.0.1 and of NumPy 2.5 is run by the original and here, and what they
print is compared. `cargo xtask conformance` writes this page; none of the examples is part of the repository.
Examples that the original does not run either, or that print another text each time, are left out.
Each row says at which commit it was measured: `--only WORD --write docs/conformance.md` measures the modules whose names begin
so, and leaves the other rows as they are.

"""


def main():
    if sys.argv[1:2] == ["--reference"]:
        return by_reference(*sys.argv[2:])
    parser = argparse.ArgumentParser()
    parser.add_argument("freezeframe")
    parser.add_argument("cache", type=pathlib.Path)
    parser.add_argument("--only", default="", help="docstrings whose module begins so")
    parser.add_argument("--show", help="prints what differs")
    parser.add_argument("--write", type=pathlib.Path, help="the page whose rows are written anew")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    entries = collect.docstrings(["numpy", "jax"])
    entries = [entry for entry in entries if entry["module"].startswith(options.only)]
    theirs = reference(entries, options.cache)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        ours = here(entries, options.freezeframe, folder)
    found = list(judged(entries, theirs, ours))
    counts, told = counted(found), reasons(found)
    print("\n".join([*table(counts, {}), "", *told]))
    if options.show is not None:
        show(found, theirs, ours, entries, options.show)
    if options.write:
        before, measured, others = known(options.write)
        libraries = {module.partition(".")[0] for module in counts}
        told += [line for line in others if line.split(" in ")[1].partition(":")[0] not in libraries]
        measured.update({module: commit() for module in counts})
        lines = [*table({**before, **counts}, measured), "", "## Why examples fail", "", *told]
        options.write.write_text(PAGE + "\n".join(lines) + "\n")


main()
