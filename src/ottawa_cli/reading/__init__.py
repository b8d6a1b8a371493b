"""Bytes in, values out: whatever is read from a file or from git is read here, and this room alone knows YAML.

In come the bytes of a registry, of the names shipped, or of a revision; out go typed facts, findings at their line and
column, or both sides of a comparison. What cannot be read raises, what is wrong in it becomes a finding.

- ``characters``: the bytes and characters that a file may be made of
- ``cursor``: where one stands in what is being built, and what is refused there
- ``blocks``: a file block by block, every value text
- ``typed``: from a block to a model of the facts
- ``registry_reader``: from blocks to the parts of a registry, its head first
- ``registry``: a registry whole, part by part, or checked
- ``positions``: the line and column of whatever a finding or a change speaks of
- ``names``: which State a code or a name means
- ``unknown_names``: what is said of a name that is none of theirs
- ``state_numbers``: which number a State has in the lists of political science
- ``groups``: who is a member of a group of States on a day
- ``operands``: which two registries are compared
- ``git``: a file of a revision
- ``depositary``: the depositary's own file of a treaty, in any of its forms
"""
