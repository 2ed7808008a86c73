"""What a server does with memory once it has loaded everything: nothing is collected twice, nothing idle is kept."""

from __future__ import annotations

import ctypes
import gc
import sys
from pathlib import Path
from typing import Any

MAPS = Path("/proc/self/maps")
LARGE_PAGE = 2 << 20
COLLAPSE = 25
"""``MADV_COLLAPSE`` (Linux 6.1): large pages for what is there. Older kernels refuse, and all stays as it was."""


def settle() -> None:
    """Call when all is loaded.

    Model, knowledge and code stay as they are: the collector need not look at them again. What only loading
    needed goes back to the system, where the C library can give it back (glibc: 15 MB).
    """
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):  # musl has none
            library.malloc_trim(0)
        _into_large_pages(library)


def _into_large_pages(library: Any) -> None:
    """A turn walks through vectors, weights and objects all over the memory; finding 70,000 small pages takes time."""
    for line in MAPS.read_text().splitlines():
        where, rights, _, _, file, *_ = line.split()
        first, end = (int(address, 16) for address in where.split("-"))
        first, end = -(-first // LARGE_PAGE) * LARGE_PAGE, end // LARGE_PAGE * LARGE_PAGE
        if file == "0" and rights.startswith("rw") and first < end:
            library.madvise(ctypes.c_void_p(first), ctypes.c_size_t(end - first), COLLAPSE)
