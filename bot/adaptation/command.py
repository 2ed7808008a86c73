"""``python -m bot adapt``: teach the published encoders anew and keep what they became (``knowledge/*.onnx``).

After it the model has to be trained and the base to be built again: both are made with the encoders' vectors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Dict, Tuple

import tensorflow as tf

from bot.adaptation.e5 import E5Network
from bot.adaptation.graph import store
from bot.adaptation.learning import ROUNDS, Course, Plan
from bot.adaptation.lessons import Labelled, Pairs
from bot.adaptation.network import Network
from bot.adaptation.universal import UniversalNetwork
from bot.evaluation.examples import read_examples
from knowledge.encoder import E5, UNIVERSAL, UniversalSentenceEncoder, published_e5
from knowledge.promises import checked_content

Taught = Tuple[Callable[[], Network], Plan]
ENCODERS: Dict[str, Taught] = {
    UNIVERSAL.name: (
        lambda: UniversalNetwork(UniversalSentenceEncoder()),
        Plan(rate=5e-4, warming=200, pairs_at_once=48, between_pairs=1, longest=96, old_meaning=0.2),
    ),
    E5.name: (
        lambda: E5Network(published_e5()),
        Plan(rate=1.5e-4, warming=300, pairs_at_once=32, between_pairs=4, longest=40, decay=0.01),
    ),
}
"""The files, each with the network that it is made of, and how that is taught best."""


def adapt(told: Callable[[str], None], folder: Path, rounds: int = ROUNDS, only: str | None = None) -> None:
    """Learn from every example that is not held out, and from every entry; ``told`` hears how it goes.

    ``only``: the name of one file. Raises ContentInvalid.
    """
    # Products in 16 bits where the processor has them: half the time.
    tf.config.optimizer.set_experimental_options({"auto_mixed_precision_onednn_bfloat16": True})
    folder.mkdir(parents=True, exist_ok=True)  # before an hour of learning, not after it
    content, examples = checked_content(), read_examples()
    for name, (make, plan) in ENCODERS.items():
        if only in (None, name):
            network = make()
            labelled, pairs = Labelled.of(examples, network.pieces), Pairs.of(content, network.pieces)
            told(
                f"{name}: {len(labelled)} of {len(examples)} examples, {len(pairs.texts)} entries; losses: label, pair"
            )
            Course(network, labelled, pairs, plan).attend(told, rounds)
            store(network.model(), folder / name)
            told(f"{folder / name}: {(folder / name).stat().st_size // 1000} kB")
