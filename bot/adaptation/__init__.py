"""Goes on teaching the sentence encoder with what this project has: examples with topics, lines with entries.

Done by hand, rarely (``python -m bot adapt``, about half an hour): its result stands in the repository.
"""
