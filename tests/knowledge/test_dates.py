from datetime import date

import pytest

from knowledge.dates import parse_evidence_date


@pytest.mark.parametrize(
    ("text", "earliest", "precision"),
    [
        ("2025", date(2025, 1, 1), "year"),
        ("2025-11", date(2025, 11, 1), "month"),
        ("2025-11-30", date(2025, 11, 30), "day"),
        ("c. 2024", date(2024, 1, 1), "year"),
        ("undated", None, "undated"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(text, earliest, precision):
    read = parse_evidence_date(text)
    assert (read.text, read.earliest, read.precision) == (text, earliest, precision)


@pytest.mark.parametrize("text", ["", "25", "2025-1", "2025-02-30", "30.11.2025", "c.2024", "0000"])
def test_anything_else_is_an_error_that_says_what_was_written(text):
    with pytest.raises(ValueError, match=f"'{text}' is not a"):
        parse_evidence_date(text)
