#!/usr/bin/env python3
"""Times Pincite and the programs that people would use in its place, over the same documents, and prints a table of it.

    run.py [--documents 100 1000] [--programs pincite hugo …] [--runs 5] [--pincite FILE] [--folder FOLDER] [--keep]

Each run is cold: what builds made is put away first, and written to the disk, so that nobody pays for another. It is not removed before
the end, since some file systems are slow to make files for a minute after many were removed. Programs take turns, so that a machine that
is slow for a while is slow for all, and the middle one of all runs is shown. Memory is that of the largest process.
After a cold build a second one, in which nothing changed, is measured for Pincite, Hugo and Zola; bytes and files are those with a new
time. What is made stands in a folder of its own and is removed at the end; no other folder is touched. A folder in memory
(--folder /dev/shm/bench) leaves the disk out of the comparison.
"""
from __future__ import annotations

import argparse
import datetime
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from corpus import documents
from programs import ROOT, Program, programs

MARKER = "made-by-benches-peers"
AGAIN = " (nothing changed)"


@dataclass(frozen=True)
class Run:
    """What one build took."""

    wall: float
    cpu: float
    memory: float  # MiB
    written: float  # MB
    files: int


def measured(program: Program, site: Path) -> Run:
    """Builds a site once."""
    os.sync()
    command = [program.found() or program.binary, *(part.format(site=site) for part in program.build)]
    began, start = time.time_ns(), time.perf_counter()
    with (site / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=site, stdout=output, stderr=output, env={**os.environ, **program.environment})
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{program.name} failed in {site}:\n{(site / 'output.txt').read_text()[-3000:]}")
    stats = [path.stat() for path in (site / program.output).rglob("*") if path.is_file()]
    new = [stat.st_size for stat in stats if stat.st_mtime_ns >= began]
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, sum(new) / 1e6, len(new))


def compare(chosen: list[Program], folder: Path, count: int, runs: int) -> dict[str, list[Run]]:
    """All runs of all programs over so many documents."""
    taken: dict[str, list[Run]] = {}
    for program in chosen:
        program.write(folder / program.name, documents(count))
    for turn in range(runs):
        for program in chosen:
            site = folder / program.name
            program.put_away(site, folder / "before" / f"{program.name}-{turn}")
            for name in [program.name, program.name + AGAIN][: 1 + program.again]:
                run = measured(program, site)
                taken.setdefault(name, []).append(run)
                print(f"{count} documents, run {turn + 1}: {name} {run.wall:.2f} s, CPU {run.cpu:.2f} s", file=sys.stderr)
    return taken


def table(taken: dict[str, list[Run]]) -> str:
    """The middle of all runs; ratios are to the faster of Hugo and Zola."""
    middle = {
        name: Run(*(statistics.median(getattr(run, column) for run in runs) for column in Run.__dataclass_fields__))
        for name, runs in taken.items()
    }
    peers = [middle[name] for name in ("hugo", "zola") if name in middle]
    peer = min(peers, key=lambda run: run.wall, default=None)

    def ratio(run: Run, column: str) -> str:
        return f"{getattr(run, column) / getattr(peer, column):.2f}" if peer else "–"

    lines = ["| | wall, s | ratio | CPU, s | ratio | memory, MiB | ratio | written, MB | files |", "| --- |" + " ---: |" * 8]
    for name, run in middle.items():
        lines.append(
            f"| {name} | {run.wall:.2f} | {ratio(run, 'wall')} | {run.cpu:.2f} | {ratio(run, 'cpu')} "
            f"| {run.memory:.0f} | {ratio(run, 'memory')} | {run.written:.1f} | {run.files:.0f} |"
        )
    return "\n".join(lines)


def versions(chosen: list[Program]) -> str:
    """What was compared; of a long answer the first words."""
    said = {}
    for program in chosen:
        if program.version and program.binary not in said:
            answer = subprocess.run([program.binary, *program.version], capture_output=True, text=True, check=True).stdout
            number = re.search(r"\d+(\.\d+)+", answer)
            said[program.binary] = f"{program.name} {number[0] if number else answer.strip()}"
    return ", ".join(said.values())


def machine() -> str:
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {gigabytes:.0f} GiB of memory"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--programs", nargs="+", metavar="NAME")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pincite", default=str(ROOT / "target/release/pincite"), metavar="FILE")
    parser.add_argument("--folder", type=Path, default=ROOT / "target/bench-peers")
    parser.add_argument("--keep", action="store_true", help="leave the sites where they are")
    options = parser.parse_args()

    known = programs(str(Path(options.pincite).resolve()))
    named = options.programs or [program.name for program in known]
    if unknown := set(named) - {program.name for program in known}:
        parser.error(f"no such program: {', '.join(sorted(unknown))}; there are {', '.join(program.name for program in known)}")
    chosen = [program for program in known if program.name in named and program.found()]
    missing = [name for name in named if name not in {program.name for program in chosen}]

    folder: Path = options.folder.resolve()
    if folder.exists() and any(folder.iterdir()) and not (folder / MARKER).exists():
        parser.error(f"{folder} holds files that are not of this script; choose another --folder")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).touch()
    print(f"{datetime.date.today()}, {machine()}: {versions(chosen)}; not there: {', '.join(missing) or 'none'}.")
    for count in options.documents:
        site = folder / str(count)
        shutil.rmtree(site, ignore_errors=True)
        print(f"\n{count} documents, middle of {options.runs} runs; load {os.getloadavg()[0]:.1f}\n")
        print(table(compare(chosen, site, count, options.runs)), flush=True)
    if not options.keep:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
