"""What a loaded server does with its memory changes nothing of what is in it."""

from __future__ import annotations

import gc
from typing import Iterator

import numpy as np
import pytest

from bot.engine.memory import LARGE_PAGE, settle


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """The other tests' memory is collected as before."""
    yield
    gc.unfreeze()


def test_what_was_loaded_is_the_same_and_is_not_looked_at_again() -> None:
    """Several large pages of numbers, and objects in small ones."""
    vectors = np.arange(2 * LARGE_PAGE, dtype=np.int32)
    words = [f"word {number}" for number in range(50_000)]
    settle()
    assert (vectors == np.arange(2 * LARGE_PAGE, dtype=np.int32)).all()
    assert words == [f"word {number}" for number in range(50_000)]
    assert gc.get_freeze_count() > 0
