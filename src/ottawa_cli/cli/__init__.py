"""What is typed: a command line comes in, the whole answer to it goes out.

- a module for each command: a function with typer's annotations, which asks and gives an ``Answer``
- ``answer``: what is said, where, and the exit code
- ``several``: several treaties asked at once; ``groups``: groups in the place of States
- ``site_parts``: what a site is made of
- ``expectation``: the exit code that ``--expect`` asks for
- ``exports``: what ``export`` writes as text, its tables and its pictures
- ``question``: the day, the format and the words that are asked for
- ``which``: which program and which registry this is
- ``hints``: what to type in the place of a command line that was refused
- ``completion``: what the shell completes, and how it is taught to
- ``plain``, ``plain_table``: the way in without typer, by a table that is made from the commands' declarations
- ``program``, ``options``: the way in with typer: help, completion, all that is not plain
"""
