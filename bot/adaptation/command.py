"""``python -m bot adapt``: teach the published encoder anew and keep what changed (``knowledge/adaptation.npz``).

After it the model has to be trained and the base to be built again: both are made with the encoder's vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from bot.adaptation.learning import ROUNDS, Course
from bot.adaptation.lessons import Labelled, Pairs
from bot.adaptation.network import Network
from bot.evaluation.examples import read_examples
from knowledge.adaptation import CHANGES, store
from knowledge.encoder import UniversalSentenceEncoder
from knowledge.promises import checked_content


def adapt(told: Callable[[str], None], path: Path = CHANGES, rounds: int = ROUNDS) -> None:
    """Learn from every example that is not held out, and from every entry; ``told`` hears how it goes.

    Raises ContentInvalid.
    """
    content, examples = checked_content(), read_examples()
    network = Network(UniversalSentenceEncoder(changes=None).backend)
    labelled, pairs = Labelled.of(examples, network.pieces), Pairs.of(content, network.pieces)
    told(f"{len(labelled)} of {len(examples)} examples, {len(pairs.texts)} entries; losses: label, moved, pair")
    Course(network, labelled, pairs).attend(told, rounds)
    store(network.changes(), path)
    told(f"{path}: {path.stat().st_size // 1000} kB")
