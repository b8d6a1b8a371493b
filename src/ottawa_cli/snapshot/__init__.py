"""A registry as it can be asked: finished texts go out, from the index where it says, else from the registry itself.

- ``protocol``: what can be asked
- ``opening``: a file, or one side of a difference, to be asked
- ``kept``, ``index_file``, ``places``, ``shelves``, ``index_writing``: what earlier runs left in SQLite, and when it is
  believed
- ``computed``: what is computed State by State, and kept on the way; ``loaded``: a registry in memory, for differences
- ``stories``: what is told of one State at length; ``heading``: what documents begin with, kept beside every group
- ``checking``: what ``check`` says of a file; ``comparing``: two snapshots held against each other
"""
