"""What a server does with memory once it has loaded everything: nothing is collected twice, nothing idle is kept."""

from __future__ import annotations

import ctypes
import gc
import linecache
import sys


def settle() -> None:
    """Call when all is loaded.

    Model, knowledge and code stay as they are: the collector need not look at them again. What only loading
    needed goes back to the system, where the C library can give it back (glibc: 15 MB).
    """
    linecache.clearcache()  # of the source files that decorators looked into
    gc.collect()
    gc.freeze()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
