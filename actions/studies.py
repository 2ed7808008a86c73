"""Figures, studies and treaties: what helps nobody who did not ask for them."""

from __future__ import annotations

from actions.situation import Situation
from knowledge import Entry, Kind

STUDIED = (Kind.STATISTIC, Kind.PUBLICATION, Kind.INSTITUTION, Kind.TREATY, Kind.CORRIDOR)
"""What is shown only to those who ask for figures and treaties."""

STUDIES = ("policy_practices", "migration_law")
"""The topics of those who do."""

NO_HELP = (Kind.STATISTIC, Kind.PUBLICATION, Kind.INSTITUTION)


def asks_for_studies(situation: Situation) -> bool:
    """Whether a message is likeliest about what is studied."""
    likeliest = max(situation.likelihoods, key=lambda topic: situation.likelihoods[topic], default=situation.topic)
    return likeliest in STUDIES


def is_study(entry: Entry) -> bool:
    """Whether an entry is about the matter at large, and not what somebody can do."""
    return entry.kind in NO_HELP or entry.topics[0] in STUDIES
