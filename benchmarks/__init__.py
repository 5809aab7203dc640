"""What the program must be fast at: `python3 -m benchmarks.record`, `.report`, `.page`, `.start`.

Each prints a table for people, with ratios against a stated baseline of the same run, and as its
last line one JSON object of the figures.
"""
