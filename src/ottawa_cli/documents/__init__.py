"""The plain documents that every format is made of.

In come a registry and what the law makes of it; out go mappings, lists and text, as JSON has them.

- ``types``: which keys each document has, and of what type; ``forms``, ``deadline_forms``,
  ``deposit_forms``: the same of their parts. ``schemas``: of all these, and of the registry, as JSON Schema.
- ``head``: what documents begin with. ``elements``: where one State stands. ``findings``: what a rule found.
  ``citations``: sources in full.
- ``counting``: how many States something is true of, on a day and over time; ``tally``: what they signed and deposited.
- ``status``, ``overview``, ``explain``, ``when``, ``timeline``, ``history``, ``deadlines``, ``check``: the
  documents, named as the commands are.
- ``told``: documents put together from parts that are kept finished; ``course``: what a history is told of.
- ``conduct``: what ``when`` asks of a treaty and of a State, as it is kept.
- ``standings``: several treaties side by side.
- ``draft``: a registry begun from the depositary's file; ``deposit_source``: that file as a source.
- ``page``, ``panel``, ``spells``, ``sql_rows``: what is told of all days at once: by the web page, in tables for
  research, and in a database. ``identifiers``: which State a row of such a table is of. ``pictures``: what the map and
  the curve tell.
"""
