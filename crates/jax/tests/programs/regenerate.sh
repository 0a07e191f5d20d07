#!/usr/bin/env bash
# Makes the .out files: what the programs print with CPython 3.13, JAX 0.12 and NumPy 2.5, and the exception that ends them.
# Usage: regenerate.sh PYTHON [PROGRAM...]
set -eu
python=$1; shift
cd "$(dirname "$0")"
for program in "${@:-*.py}"; do
  for file in $program; do
    "$python" -P - "$file" > "${file%.py}.out" 2>/dev/null <<'RUN'
import sys
path = sys.argv[1]
try:
    exec(compile(open(path).read(), path, "exec"), {"__name__": "__main__"})
except Exception as error:
    print(f"! {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
RUN
  done
done
