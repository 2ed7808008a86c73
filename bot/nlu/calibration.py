"""How sure is sure: probabilities that mean what they say, and the line under which we ask.

Both are learnt from examples that the classifier did not see (a tenth of the training data, held out),
never from the questions we are measured with. Temperature scaling: Guo et al., "On Calibration of
Modern Neural Networks" (2017).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.linear import log_softmax

WRONG = -0.5
"""What a wrong answer is worth when a right one is worth 1: it costs trust, and a turn."""

HELD_OUT_OF = 10
"""One example of so many is held out."""

BUTTONS = 0.4
"""What buttons are worth that hold the right topic, or that meet a question we have no answer to."""


@dataclass(frozen=True)
class Calibration:
    """``temperature`` divides the scores; an answer less probable than ``threshold`` is not given."""

    temperature: float
    threshold: float

    def probabilities(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Calibrated probabilities along the last axis."""
        return np.exp(log_softmax(scores / self.temperature))


def is_held_out(text: str) -> bool:
    """Whether an example is of the tenth that nothing is learnt from before it is known how sure is sure.

    It hangs on the text alone: the same examples were kept from the encoder (``bot/adaptation``), and stay kept when
    others are added.
    """
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % HELD_OUT_OF == 0


def held_out(texts: Sequence[str], labels: Sequence[str]) -> NDArray[np.bool_]:
    """Which examples are held out: of each label some and not all, also where there are few; its only one is not."""
    out = np.array([is_held_out(text) for text in texts])
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row in sorted(range(len(texts)), key=lambda row: texts[row]):
        rows_of[labels[row]].append(row)
    for rows in rows_of.values():
        if len(rows) > 1 and not out[rows].any():
            out[rows[0]] = True
        elif out[rows].all():
            out[rows[-1]] = False
    return out


def calibrate(scores: NDArray[np.float32], truth: NDArray[np.int64], unanswerable: int | None) -> Calibration:
    """The temperature and threshold that suit held-out ``scores`` (rows) whose right column is ``truth``.

    ``unanswerable``: the column of questions that are not ours, if there is one.
    """
    rows = np.arange(len(truth))
    candidates = np.geomspace(0.1, 10.0, 80)
    losses = [-log_softmax(scores / t)[rows, truth].mean() for t in candidates]
    temperature = float(candidates[int(np.argmin(losses))])
    probabilities = np.exp(log_softmax(scores / temperature))
    return Calibration(temperature, _threshold(probabilities, truth, unanswerable))


def _threshold(probabilities: NDArray[np.float32], truth: NDArray[np.int64], unanswerable: int | None) -> float:
    order = np.argsort(-probabilities, axis=1, kind="stable")
    answered = np.where(order[:, 0] == truth, 1.0, WRONG)
    in_buttons = (order[:, :3] == truth[:, None]).any(axis=1)
    if unanswerable is not None:
        in_buttons |= truth == unanswerable
    asked = np.where(in_buttons, BUTTONS, 0.0)
    best = probabilities.max(axis=1)
    candidates = np.linspace(0.0, 0.9, 91)
    worth = [float(np.where(best < line, asked, answered).mean()) for line in candidates]
    return round(float(candidates[int(np.argmax(worth))]), 2)
