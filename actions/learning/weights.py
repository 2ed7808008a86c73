"""Learns the weights: those under which the entries that answer are likeliest among all that serve the person.

A conditional logit (McFadden 1974) with a small penalty; convex, so that the same messages give the same weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Sequence, Tuple

import numpy as np
from numpy.typing import NDArray

from actions.learning.labelled import Labelled
from actions.weighing import everything, signs_of
from knowledge import Freshness, KnowledgeBase

PENALTY = 0.01
"""Of the squares of the weights, each sign counted in its own deviations: found by leaving talks out."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Weighable:
    """A message: its candidates' ids, their signs (a row each), and which of them answer it best."""

    labelled: Labelled
    ids: Tuple[str, ...]
    signs: Numbers
    best: NDArray[np.bool_]


def weighable(base: KnowledgeBase, labelled: Sequence[Labelled], names: Sequence[str]) -> List[Weighable]:
    """The candidates of each message with their signs, in the order of ``names``."""
    return [_weighable(base, one, names) for one in labelled]


def _weighable(base: KnowledgeBase, one: Labelled, names: Sequence[str]) -> Weighable:
    matches = [each for each in everything(base, one.situation) if each.freshness is not Freshness.STALE]
    signs = signs_of(base, one.situation, matches)
    rows = np.array([signs[name] for name in names], dtype=np.float64).T
    ids = tuple(match.entry.id for match in matches)
    return Weighable(one, ids, rows, np.array([entry_id in one.best for entry_id in ids]))


def learnt(messages: Sequence[Weighable], names: Sequence[str], fixed: Dict[str, float]) -> Dict[str, float]:
    """The weight of each sign; ``fixed``: of those that are not learnt."""
    from scipy.optimize import minimize  # not at import: serving needs none of it

    told = [one for one in messages if one.best.any()]
    free = np.array([name not in fixed for name in names])
    spread = np.concatenate([one.signs for one in told]).std(axis=0)
    scale = np.where(free & (spread > 0), spread, 1.0)  # a sign that never differs tells nothing
    set_by_hand = np.array([fixed.get(name, 0.0) for name in names])

    def loss(weights: Numbers) -> Tuple[float, Numbers]:
        pairs = [_loss_of(one.signs[:, free] / scale[free], one.signs @ set_by_hand, one.best, weights) for one in told]
        total = sum(each for each, _ in pairs) / len(told) + PENALTY * weights @ weights
        return float(total), sum(slope for _, slope in pairs) / len(told) + 2 * PENALTY * weights

    found = minimize(loss, np.zeros(int(free.sum())), jac=True, method="L-BFGS-B").x / scale[free]
    return {**fixed, **dict(zip([name for name in names if name not in fixed], map(float, found), strict=True))}


def _loss_of(signs: Numbers, given: Numbers, best: NDArray[np.bool_], weights: Numbers) -> Tuple[float, Numbers]:
    """What it costs that other entries are likelier than the best, and how that changes with the weights."""
    sums = signs @ weights + given
    likely = np.exp(sums - sums.max())
    likely /= likely.sum()
    right = max(float(likely[best].sum()), 1e-12)
    return -np.log(right), (likely - np.where(best, likely, 0.0) / right) @ signs


def first_ones(messages: Sequence[Weighable], names: Sequence[str], weights: Dict[str, float]) -> List[str]:
    """The entry of each message that would be told."""
    counted = np.array([weights[name] for name in names])
    return [one.ids[int(np.argmax(one.signs @ counted))] for one in messages]
