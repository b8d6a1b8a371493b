"""What was filed, typed, and the days and periods that the law counts with; nothing that follows from them.

In come single values as text and blocks as mappings; out go values that nobody changes, or a refusal in our own words.

- ``clauses``: the treaty, its sources, published totals.
- ``model``: these, a State's block, the registry.
- ``statuses``: the statuses and marks that a State may have.
- ``deposits``: what the depositary's own file says of a treaty.
- ``scalars``: how single values are read from text, each by its own strict pattern.
- ``full_days``, ``partial_dates``, ``periods``: a day, a day known in part, and periods counted from a day.
- ``plain``: what was filed as plain data again, as the file has it.
- ``identities``: by what a fact is known again, wherever it stands.
- ``words``: the words of the answers, for who must not pay for the model.
- ``names``: how States are named, and what others are the names of. ``spelling``: how names are compared.
- ``findings``, ``invalid``: what is wrong with a registry, and that nothing can be computed from it.
"""
