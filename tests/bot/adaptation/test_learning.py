from __future__ import annotations

from pathlib import Path
from typing import List

import numpy as np
import pytest

from bot.adaptation.command import ENCODERS
from bot.adaptation.e5 import E5Network
from bot.adaptation.graph import store
from bot.adaptation.learning import Course
from bot.adaptation.lessons import Labelled, Pairs
from bot.adaptation.network import Network
from bot.evaluation.examples import Example, read_examples
from bot.nlu.calibration import is_held_out
from knowledge.encoder import E5, e5_encoder, published_e5
from knowledge.reading import read_content

TOPICS = ("shelters", "remittances_send", "emergency", "asylum")


@pytest.fixture(scope="module")
def examples() -> List[Example]:
    read = read_examples()
    return [one for topic in TOPICS for one in [each for each in read if each.topic == topic][:96]]


@pytest.fixture(scope="module")
def network() -> Network:
    return E5Network(published_e5(), layers=2)


@pytest.fixture(scope="module")
def pairs(network: Network) -> Pairs:
    return Pairs.of(read_content()[0], network.pieces)


def test_examples_that_are_held_out_are_not_learnt(examples: List[Example], network: Network) -> None:
    labelled = Labelled.of(examples, network.pieces)
    assert 0 < len(labelled) == sum(not is_held_out(one.text) for one in examples) < len(examples)
    assert len(set(labelled.labels)) == len(TOPICS)


def test_entries_are_told_apart_from_others_that_may_answer_the_same_person(pairs: Pairs) -> None:
    """Who asks seldom says where: beside entries of other countries only the names of places would be learnt."""
    owner = {id(text): entry for entry, texts in pairs.texts.items() for text in texts}
    country = {entry: code for code, entries in pairs.countries.items() for entry in entries}
    rng, drawn = np.random.default_rng(0), []
    for _ in range(12):
        left, right = pairs.draw(48, rng)
        entries = [owner[id(text)] for text in left]
        assert entries == [owner[id(text)] for text in right]
        assert all(one is not other for one, other in zip(left, right, strict=True))
        assert len(set(entries)) == len(entries) <= 48
        assert len({country[one] for one in entries if one in country}) == 1
        assert not set(entries).isdisjoint(pairs.of_several)
        drawn += [one for one in entries if one in country]
    assert len(set(drawn)) == len(drawn), "none twice before every one once"


def test_what_is_taught_is_known_better_after_each_round(
    examples: List[Example], network: Network, pairs: Pairs, tmp_path: Path
) -> None:
    told: List[str] = []
    Course(network, Labelled.of(examples, network.pieces), pairs, ENCODERS[E5.name][1]).attend(told.append, rounds=6)
    label, pair = np.array([[float(loss) for loss in line.split()] for line in told]).T
    assert label[-1] < label[0]
    assert np.isfinite(pair).all()

    store(network.model(), tmp_path / "e5.onnx")
    texts = [one.text for one in examples[:20]]
    served = e5_encoder(tmp_path / "e5.onnx").encode(texts)
    learnt = network.encode(*network.batch([network.pieces(text) for text in texts])).numpy()
    assert (served * learnt).sum(axis=1).min() > 0.98
