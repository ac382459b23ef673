#!/usr/bin/env python3
"""Changes small spreadsheets at random and looks whether the reader survives.

sheets.py SHEET-CELLS SECONDS FILE...

Bits flipped, ranges cut, doubled and swapped, numbers made huge; in ZIPs also inside the packed parts, with right
checksums. A signal, more than 10 s, another exit status than 0 or 65, or memory 64 MiB above that of the untouched file
is a fault; its file is kept in /tmp/sheet-faults.
"""

import io
import os
import random
import re
import resource
import signal
import sys
import time
import zipfile

LIMIT = 10
GROWTH = 64 << 10  # KiB
KEPT = "/tmp/sheet-faults"
HUGE = [b"0", b"-1", b"65536", b"1048576", b"1048577", b"2147483648", b"4294967295", b"9223372036854775807",
        b"18446744073709551616", b"99999999999999999999999", b"1e308", b"1e-400", b"9" * 400]


def run(binary, path):
    """Exit status (negative for a signal) and peak memory in KiB."""
    child = os.fork()
    if child == 0:
        out = os.open("/dev/null", os.O_WRONLY)
        os.dup2(out, 1)
        os.dup2(out, 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        signal.alarm(3 * LIMIT)  # Waiting counts only when the machine is not just busy.
        os.execv(binary, [binary, path])
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_maxrss


def mutate(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice([1, 1, 1, 2, 4, 16])):
        if not data:
            return bytes(data)
        one, two = sorted(chance.randrange(len(data)) for _ in range(2))
        two = min(two, one + chance.choice([4, 64, 1024, 1 << 20]))
        kind = chance.randrange(8)
        if kind == 0:
            data[one] ^= 1 << chance.randrange(8)
        elif kind == 1:
            data[one] = chance.choice([0, 0x20, 0x3C, 0x3E, 0x7F, 0x80, 0xFF])
        elif kind == 2:
            del data[one:two]
        elif kind == 3:
            data[two:two] = data[one:two] * chance.choice([1, 1, 2, 50])
        elif kind == 4:
            length = min(two - one, len(data) - two)
            data[one:one + length], data[two:two + length] = data[two:two + length], data[one:one + length]
        elif kind == 5:
            numbers = list(re.finditer(rb"\d+", data))
            if numbers:
                number = chance.choice(numbers)
                data[number.start():number.end()] = chance.choice(HUGE)
        elif kind == 6:
            data[one:one + 4] = chance.choice([b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\1\0\0\0"])
        else:
            del data[chance.choice([one, two]):]
    return bytes(data)


def repacked(data, chance):
    """Changes one part of a ZIP, and rarely its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = chance.choice(names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                part = mutate(part, chance)
                if chance.randrange(20) == 0:
                    name = name.upper().replace("/", "\\")
            new.writestr(zipfile.ZipInfo(name), part, chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    return out.getvalue()


def main():
    binary, seconds, paths = sys.argv[1], float(sys.argv[2]), sys.argv[3:]
    seed = int(os.environ.get("SEED", time.time()))
    chance = random.Random(seed)
    originals = []
    for path in paths:
        with open(path, "rb") as file:
            originals.append((path, file.read(), run(binary, path)[1]))
    end = time.monotonic() + seconds
    rounds = taken = faults = 0
    most = 0
    scratch = f"/tmp/sheet-fuzz-{os.getpid()}"
    while time.monotonic() < end:
        path, data, start = chance.choice(originals)
        if data[:2] == b"PK" and chance.randrange(4):
            data = repacked(data, chance)
        else:
            data = mutate(data, chance)
        with open(scratch, "wb") as file:
            file.write(data)
        status, memory = run(binary, scratch)
        rounds += 1
        taken += status == 0
        most = max(most, memory - start)
        if status not in (0, 65) or memory - start > GROWTH:
            faults += 1
            os.makedirs(KEPT, exist_ok=True)
            kept = f"{KEPT}/{seed}-{rounds}-{os.path.basename(path)}"
            os.replace(scratch, kept)
            print(f"{kept}: status {status}, {memory - start} KiB more", flush=True)
    if os.path.exists(scratch):
        os.remove(scratch)
    print(f"seed {seed}: {rounds} rounds, {taken} read, {faults} faults, at most {most} KiB more")
    sys.exit(1 if faults else 0)


main()
