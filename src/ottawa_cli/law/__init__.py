"""What follows from the facts: the articles as functions of days, and all that they make of a State's life.

In come a State's block and the treaty's clauses; out go values: its timeline, its standing on a day, its events.

- ``clauses``: the numbers of a treaty that the law counts by.
- ``articles``: one function to a rule, which cites it: when an act takes effect.
- ``readings``: dates known in part can be read in more than one way; here are the ways, on definite days.
- ``outcomes``: what became of an act, under one reading and under all.
- ``lives``: the law applied act by act under one reading: a life, its statuses and marks.
- ``paths``: what a life passes through, one thing at a time.
- ``turns``: the lives under all readings, and where what lies between their days turns.
- ``timelines``: the lives under all readings as runs, the longest stretches of days with one answer.
- ``prospects``: what would become of an act that nobody has made.
- ``standings``: where a State stands on a day.
- ``deadlines``: what it must have done by when, and how far it has come on a day.
- ``events``: what happened to it and what will, each on its day.
"""
