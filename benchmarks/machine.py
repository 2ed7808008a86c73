"""What the kernel tells (Linux, ``/proc``): this machine, and what a process and its children use."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Dict, List, Optional

PROC = Path("/proc")
PACKAGES = ("rasa", "tensorflow", "sanic", "sqlalchemy", "numpy", "scikit-learn", "spacy", "aiohttp")
KILOBYTES_PER_MEGABYTE = 1024


def process_tree(pid: int) -> List[int]:
    """A process and everything it started."""
    found = [pid]
    for one in found:
        for task in sorted((PROC / str(one) / "task").glob("*/children")):
            found += [int(child) for child in task.read_text().split()]
    return found


def memory_mb(pid: int) -> Dict[str, float]:
    """Memory of a process tree in MB: ``rss``, and ``pss`` (what processes share is divided among them)."""
    kilobytes = {"rss": 0, "pss": 0}
    for one in process_tree(pid):
        lines = (PROC / str(one) / "smaps_rollup").read_text().splitlines()[1:]
        fields = {line.partition(":")[0].lower(): line.split()[1] for line in lines}
        for name in kilobytes:
            kilobytes[name] += int(fields[name])
    return {name: round(value / KILOBYTES_PER_MEGABYTE, 1) for name, value in kilobytes.items()}


def cpu_seconds(pid: int) -> float:
    """Processor time that a process tree has used so far."""
    ticks = 0
    for one in process_tree(pid):
        fields = (PROC / str(one) / "stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # utime and stime, proc(5)
    return ticks / os.sysconf("SC_CLK_TCK")


def load() -> float:
    """Processes that ran or waited in the last minute: near the number of cores, figures cannot be trusted."""
    return os.getloadavg()[0]


def machine() -> Dict[str, Any]:
    """This machine in short."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(memory / 2**30, 1),
        "system": f"{platform.system()} {platform.machine()}",
    }


def versions() -> Dict[str, Optional[str]]:
    """Python, the packages that decide the figures, and the commit."""
    found: Dict[str, Optional[str]] = {"python": platform.python_version(), "commit": _commit()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def _processor() -> str:
    for line in (PROC / "cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()


def _commit() -> Optional[str]:
    """The commit that is checked out, with a ``+`` when files differ from it."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or None
