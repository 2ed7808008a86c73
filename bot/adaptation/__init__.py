"""Goes on teaching the sentence encoders with what this project has: examples with topics, lines with entries.

Done by hand, rarely (``python -m bot adapt``, about an hour): what they become stands in the repository.
"""
