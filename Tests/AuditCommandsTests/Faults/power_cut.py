#!/usr/bin/env python3
"""Cuts the power while a command of the program writes, on a disk that is only thought of.

power_cut.py PROGRAM OFFICE ARGUMENT...

The command runs once, in a copy of the folder OFFICE, under strace. What it wrote, put on the disk and
renamed is then done again on a model of a disk, on which only what was put there survives:

- the bytes of a file are those of its last fsync or fdatasync;
- a name that was made, renamed or removed survives surely after the fsync of its folder, and before that
  either way: both are tried.

After every such step the power is cut, what is left is written into a folder, and checked: the database
opens and is as its ledger and the checkpoints beside it say; what lies in the archive was imported, whole;
copies, hand-overs and evidence are whole, and what was told has been kept; the rejected rows of a workbook
are a whole workbook and in the database, and no name stays that no later command takes away. Of all the different disks that
the cuts leave AUDIT_CUTS are checked, evenly spread over the command (all without it). Prints one JSON
object.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

CALLS = (
    "openat,open,creat,close,lseek,write,writev,pwrite64,ftruncate,fallocate,rename,renameat,renameat2,"
    "unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,fsync,fdatasync,sync_file_range,copy_file_range,"
    "sendfile"
)


class Node:
    """A file or a folder: as the program sees it, and as the disk has it."""

    def __init__(self, is_folder):
        self.is_folder = is_folder
        self.now = {} if is_folder else bytearray()
        self.kept = {} if is_folder else b""

    def put(self, data, offset):
        if len(self.now) < offset + len(data):
            self.now.extend(bytes(offset + len(data) - len(self.now)))
        self.now[offset : offset + len(data)] = data

    def keep(self):
        self.kept = dict(self.now) if self.is_folder else bytes(self.now)


class Disk:
    def __init__(self, folder):
        self.folder = folder
        self.root = self.read(folder)

    def read(self, path):
        """Everything that is there at the beginning is on the disk."""
        node = Node(os.path.isdir(path))
        if node.is_folder:
            node.now = {name: self.read(os.path.join(path, name)) for name in os.listdir(path)}
        else:
            with open(path, "rb") as file:
                node.now = bytearray(file.read())
        node.keep()
        return node

    def parts(self, path):
        """The names that lead to a path; None for one that is elsewhere."""
        path = os.path.normpath(os.path.join(self.folder, path))
        if path == self.folder:
            return []
        if not path.startswith(self.folder + "/"):
            return None
        return path[len(self.folder) + 1 :].split("/")

    def find(self, path):
        parts = self.parts(path)
        node = self.root
        for name in parts if parts is not None else [None]:
            node = node.now.get(name) if node is not None and node.is_folder else None
        return node

    def place(self, path):
        """The folder of a path and its last name; None for one that is elsewhere."""
        parts = self.parts(path)
        if not parts:
            return None
        folder = self.find(os.path.join(self.folder, *parts[:-1]))
        return (folder, parts[-1]) if folder is not None else None

    def write(self, target, keeps_names):
        """What is left after the power was cut: of the names those that were put on the disk, or all."""
        digest = hashlib.sha256()

        def write(node, path, name):
            digest.update(f"{name}\0".encode())
            if node.is_folder:
                os.mkdir(path)
                for name, child in sorted((node.now if keeps_names else node.kept).items()):
                    write(child, os.path.join(path, name), os.path.join(path, name)[len(target) :])
            else:
                digest.update(hashlib.sha256(node.kept).digest())
                with open(path, "wb") as file:
                    file.write(node.kept)

        write(self.root, target, "")
        return digest.hexdigest()


STRING = r'"((?:\\x[0-9a-f]{2})*)"'
FILE = r"(\d+)<((?:\\x[0-9a-f]{2}|[^>])*)>"


def plain(text):
    return bytes.fromhex(text.replace("\\x", ""))


def path_of(text):
    return re.sub(r"\\x([0-9a-f]{2})", lambda m: chr(int(m.group(1), 16)), text)


def calls(trace):
    """Name, arguments and result of each call that succeeded."""
    waiting = {}
    with open(trace, errors="replace") as file:
        for line in file:
            thread, _, rest = line.rstrip("\n").partition(" ")
            rest = rest.strip()
            if rest.endswith("<unfinished ...>"):
                waiting[thread] = rest[: -len("<unfinished ...>")]
                continue
            resumed = re.match(r"<\.\.\. \w+ resumed>(.*)", rest)
            if resumed:
                rest = waiting.pop(thread, "") + resumed.group(1)
            whole = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)(.*)$", rest)
            if whole and int(whole.group(3)) >= 0:
                yield whole.group(1), whole.group(2), int(whole.group(3)), whole.group(4)


def replay(disk, trace, step):
    """Does the calls again; `step` is called after each that may change what a cut leaves."""
    # Where the next write of a descriptor goes; one that was opened to append writes at the end.
    positions = {}
    for name, arguments, result, annotation in calls(trace):
        strings = [plain(s) for s in re.findall(STRING, arguments)]
        first = re.match(FILE, arguments)
        node = disk.find(path_of(first.group(2))) if first else None
        if name in ("openat", "open", "creat"):
            positions[result] = None if "O_APPEND" in arguments else 0
            opened = re.match(r"<((?:\\x[0-9a-f]{2}|[^>])*)>", annotation)
            place = disk.place(path_of(opened.group(1))) if opened else None
            if place is None or name != "creat" and "O_CREAT" not in arguments:
                continue
            folder, last = place
            if last not in folder.now:
                folder.now[last] = Node(False)
                step(f"create {last}")
            elif "O_TRUNC" in arguments:
                folder.now[last].now = bytearray()
        elif name in ("write", "writev"):
            if first and first.group(1) in ("1", "2"):
                step("tell")
            if node is not None and not node.is_folder:
                descriptor = int(first.group(1))
                offset = positions.get(descriptor)
                offset = len(node.now) if offset is None else offset
                node.put(b"".join(strings)[:result], offset)
                if positions.get(descriptor) is not None:
                    positions[descriptor] = offset + result
        elif name == "lseek":
            if first and positions.get(int(first.group(1))) is not None:
                positions[int(first.group(1))] = result
        elif name == "pwrite64":
            if node is not None:
                node.put(strings[0][:result], int(arguments.rsplit(",", 1)[1]))
        elif name == "ftruncate":
            if node is not None:
                size = int(arguments.rsplit(",", 1)[1])
                del node.now[size:]
                node.now.extend(bytes(size - len(node.now)))
        elif name in ("rename", "renameat", "renameat2"):
            source, target = disk.place(os.fsdecode(strings[0])), disk.place(os.fsdecode(strings[1]))
            if source and target:
                target[0].now[target[1]] = source[0].now.pop(source[1])
                step(f"rename {source[1]} to {target[1]}")
        elif name in ("unlink", "unlinkat", "rmdir"):
            place = disk.place(os.fsdecode(strings[0]))
            if place and place[0].now.pop(place[1], None) is not None:
                step(f"remove {place[1]}")
        elif name in ("mkdir", "mkdirat"):
            place = disk.place(os.fsdecode(strings[0]))
            if place:
                place[0].now[place[1]] = Node(True)
                step(f"make {place[1]}")
        elif name in ("fsync", "fdatasync"):
            if node is not None:
                node.keep()
                step(f"{name} {os.path.basename(path_of(first.group(2)))}")
        elif name in ("fallocate",):
            pass
        elif name not in ("close",):
            if node is not None:
                sys.exit(f"{name} is not known to the model")


class Check:
    def __init__(self, program, deliveries):
        self.program = program
        self.deliveries = deliveries
        # Hand-overs that are whole, by the digest of their files: most disks have the same.
        self.whole = set()

    def run(self, folder, *arguments):
        return subprocess.run(
            [self.program, *arguments], cwd=folder, capture_output=True, text=True,
            stdin=subprocess.DEVNULL,
        )

    def problems(self, folder, entries):
        """What is wrong with what was left; `entries` is how many were told of."""
        found = []
        check = self.run(folder, "verify", "--config", "audit.yaml", "--lang", "en")
        if check.returncode != 0:
            found.append(f"verify {check.returncode}: {check.stdout}{check.stderr}"[:600])
        database = sqlite3.connect(os.path.join(folder, "audit.db"))

        def column(sql):
            return [row[0] for row in database.execute(sql)]

        if column("PRAGMA integrity_check(3)") != ["ok"]:
            found.append("integrity_check")
        if column("SELECT count(*) FROM ledger")[0] < entries:
            found.append("what was told of is gone")
        known = set(
            column(
                "SELECT imports.sha256 FROM imports JOIN night_files ON import_id = imports.id"
                " WHERE night_files.outcome IN ('imported', 'known') AND imports.state = 'done'"
            )
        )
        archived = self.digests(folder, "arsip")
        for name, digest in archived.items():
            if digest not in known:
                found.append(f"{name} is in the archive and not in the database")
        waiting = self.digests(folder, "masuk")
        for name, digest in self.deliveries.items():
            if digest not in archived.values() and waiting.get(name) != digest:
                found.append(f"{name} is gone")
        for digest in column("SELECT sha256 FROM evidence_files"):
            path = os.path.join(folder, "audit.db.evidence", digest[:2], digest)
            if not os.path.isfile(path) or sha256(path) != digest:
                found.append(f"evidence {digest}")
        for name, digest in self.digests(folder, "cadangan").items():
            if name.endswith(".db"):
                noted = os.path.join(folder, "cadangan", name + ".sha256")
                if not os.path.isfile(noted) or not open(noted).read().startswith(digest):
                    found.append(f"copy {name}")
        exported = set(column("SELECT entry ->> '$.facts.manifest_sha256' FROM ledger"))
        for name in os.listdir(os.path.join(folder, "serah")):
            path = os.path.join(folder, "serah", name)
            if name.startswith("."):
                continue
            if not self.is_whole(folder, path):
                found.append(f"hand-over {name} is not whole")
            elif sha256(os.path.join(path, "manifest.json")) not in exported:
                found.append(f"hand-over {name} is not in the ledger")
        for name in os.listdir(folder):
            if name.endswith(".rejects.xlsx"):
                path = os.path.join(folder, name)
                if not zipfile.is_zipfile(path) or zipfile.ZipFile(path).testzip() is not None:
                    found.append(f"{name} is not whole")
                told = sha256(path[: -len(".rejects.xlsx")])
                if told not in column(
                    "SELECT sha256 FROM imports WHERE id IN (SELECT import_id FROM rejected_lines)"
                ):
                    found.append(f"{name} is not in the database")
        database.close()
        return found

    def strays(self, folder, expected):
        """Names beside the database that are there neither before nor after the command. An output that was begun
        is taken away by the next command, what SQLite keeps by the next that opens the database."""
        return [
            f"{name} stays"
            for name in sorted(set(os.listdir(folder)) - expected)
            if not name.startswith((".audit-output.", "audit.db-"))
        ]

    def is_whole(self, folder, path):
        key = tuple(sorted(Check.digests(path, "").items()))
        if key in self.whole or self.run(folder, "verify", path).returncode == 0:
            self.whole.add(key)
            return True
        return False

    @staticmethod
    def digests(folder, name):
        path = os.path.join(folder, name)
        if not os.path.isdir(path):
            return {}
        return {
            file: sha256(os.path.join(path, file))
            for file in os.listdir(path)
            if not file.startswith(".")
        }


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def main():
    program, office, *command = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="audit-cut-") as scratch:
        scratch = os.path.realpath(scratch)
        work, trace = os.path.join(scratch, "work"), os.path.join(scratch, "trace")
        shutil.copytree(office, work)
        disk = Disk(work)
        expected = set(os.listdir(work))
        check = Check(program, Check.digests(work, "masuk"))
        answer = subprocess.run(
            ["strace", "-f", "-y", "-xx", "-s", "16777216", "-e", "trace=" + CALLS, "-o", trace]
            + [program, *command],
            cwd=work, capture_output=True, text=True, stdin=subprocess.DEVNULL,
        )
        if answer.returncode != 0:
            sys.exit(f"{command}: {answer.returncode} {answer.stderr}")
        expected |= set(os.listdir(work))
        database = sqlite3.connect(os.path.join(work, "audit.db"))
        entries = database.execute("SELECT count(*) FROM ledger").fetchone()[0]
        database.close()

        cuts, left, told = [], {}, [0]

        def step(name):
            if name == "tell":
                told[0] = entries
                return
            for keeps_names in (False, True):
                target = os.path.join(scratch, f"cut-{len(cuts)}")
                key = (disk.write(target, keeps_names), told[0])
                cuts.append((f"{name}, {'with' if keeps_names else 'without'} later names", key))
                if key in left:
                    shutil.rmtree(target)
                else:
                    left[key] = target

        step("nothing")
        replay(disk, trace, step)
        told[0] = entries
        step("the end")
        strays = {key: check.strays(folder, expected) for key, folder in left.items()}
        keys = list(left)
        most = int(os.environ.get("AUDIT_CUTS", len(keys)))
        if most < len(keys):
            keys = [keys[round(n * (len(keys) - 1) / (most - 1))] for n in range(most)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            found = dict(
                zip(keys, pool.map(lambda key: check.problems(left[key], key[1]), keys))
            )
        problems = [
            f"cut {number} after {name}: {problem}"
            for number, (name, key) in enumerate(cuts)
            for problem in found.get(key, []) + strays[key]
        ]
        print(
            json.dumps(
                {
                    "cuts": len(cuts), "disks": len(left), "checked": len(keys),
                    "problems": problems[:40],
                }
            )
        )


if __name__ == "__main__":
    main()
