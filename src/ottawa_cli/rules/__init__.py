"""What may be wrong with a registry: one function to a rule, its docstring the rule's manual.

In comes a registry, part by part as it is typed; out go findings, and the manuals. A refusal is called where something
is refused, and makes the file invalid; any other rule looks for itself, and stops no answer.

- ``definition``: what a rule is, and how a finding gets the name of its rule
- ``table``: every rule in its order, and how grave it is
- ``file_text``: refusals of a file for its size, bytes and characters
- ``yaml_subset``: refusals of what YAML can do and a registry does not need
- ``shape``: refusals of blocks, their keys and how deep and large they are, and the rule on their order
- ``values``: refusals of values that are not written as their key asks, and of too many that are open
- ``dossier``: a State with all that the rules on it may look at
- ``dates``: days that cannot stand in the order in which they stand
- ``effects``: acts against what the law makes of them
- ``sources``: facts without a source, and sources that are not described, or not cited
- ``totals``: numbers of States that were published, and the treaty's threshold
- ``duties``: what a withdrawing State owes the others
- ``deadlines``: what was put off, and what was met, against the days through which there was time
- ``names``: how a State is called, also by another that objects
- ``examination``: all of them in one pass over a registry
- ``manuals``: what each asks and why, with an example broken and one kept
"""
