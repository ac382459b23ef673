#!/usr/bin/env python3
"""CPU seconds and peak memory: measure.py SHEET-CELLS FILE...   (python-calamine and pandas beside it, if they are there)"""

import os
import sys

PROFILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "profile.yaml")
PANDAS = "import sys, pandas; print(len(pandas.read_html(sys.argv[1], flavor='lxml')[0]))"
CALAMINE = (
    "import sys, python_calamine as c; w = c.CalamineWorkbook.from_path(sys.argv[1]);"
    "s = w.get_sheet_by_index(0); print(sum(len(r) for r in s.to_python(skip_empty_area=False)))")


def run(arguments):
    child = os.posix_spawnp(
        arguments[0], arguments, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, used = os.wait4(child, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


for path in sys.argv[2:]:
    with open(path, "rb") as file:
        is_page = file.read(512).lstrip().lower().startswith((b"<html", b"<!doctype", b"<table"))
    for name, arguments in [
        ("read", [sys.argv[1], "--count", path]),
        ("read and mapped", [sys.argv[1], "--map", PROFILE, path]),
        ("pandas, lxml" if is_page else "calamine", [sys.executable, "-c", PANDAS if is_page else CALAMINE, path]),
    ]:
        results = [run(arguments) for _ in range(3)]
        cpu = min(result[0] for result in results)
        memory = max(result[1] for result in results)
        print(f"{os.path.basename(path):14} {name:16} {cpu:6.2f} s {memory:7.1f} MiB exit {results[0][2]}")
