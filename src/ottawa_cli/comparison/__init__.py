"""Two registries held against each other, or a registry and the depositary's own file.

In come their plain facts, the digests of these, and the runs of their States; out come changes of the facts, and the
stretches of days on which an answer differs, as values and as a document. In the order of the work:

- ``difference``: which blocks and States must be looked at, all that was found, and that as a document
- ``changes``: what differs in a block
- ``identities``: by what an item of a list is known again
- ``consequences``: what follows for a State, and for the number of States Parties
- ``deadlines``: of which the day due is another
- ``levels``: how much a change matters, and whether it is news

Of a registry and a file of the depositary: ``discrepancies``, a State against its row; ``reconciliation``, all of them;
``reconcile_document``, that as a document.
"""
