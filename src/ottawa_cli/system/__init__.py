"""The machine around it: files, streams, paths and words that are not ours; nothing of treaties.

- ``files``: the one place that opens files; ``paths``: which files there are, and where
- ``folders``: a folder that is written whole; ``ending``: what is half-written goes when the program is asked to end
- ``output``: results to standard output, all else to standard error, and what a terminal can show
- ``escapes``: a stranger's words made visible; ``json_line``: a value as JSON
- ``failures``: what the user can mend, each with its exit code
"""
