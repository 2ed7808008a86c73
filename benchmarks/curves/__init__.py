"""Growth curves: what a turn costs in a long conversation, and among many people; pictures and a page.

``python -m benchmarks.curves`` measures and writes ``docs/performance.md``; with ``--draw`` it only
writes the page and the pictures again, from what was measured last and the newest figures.
"""
