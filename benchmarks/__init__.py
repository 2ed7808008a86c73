"""Measures the assistant beside the bot that ``rasa init`` makes: same machine, same client, in turn.

    python -m benchmarks            # the figures: build/bench/latest.json and a table
    python -m benchmarks.curves     # the growth curves: docs/performance.md and its pictures

messages (what people write) -> client (one person on either side) -> conversations (what is timed)
-> figures (ratios and their goals) -> report. ``servers`` and ``rasa_init`` make the two sides,
``alone`` and ``big_base`` measure what needs no other side.
"""
