"""Goes on teaching the sentence encoder with what this project has: examples with topics, lines with entries.

Done by hand, rarely (``python -m bot adapt``, about twenty minutes): its result stands in the repository.
"""
