"""The law a second time, written from the table of statuses and marks alone, to hold the program to.

It shares no code with the program and is slow and plain on purpose, so that it can be read beside that table and found
right by eye. Facts come in as a file has them, mappings and lists of text; out goes what may be said of a day.

- ``life``: every day being known, what each act comes to, and what is so on a day.
- ``answers``: dates being known in part, every way to read them, and what all these lives leave open.
- ``ahead``: what the program does not know yet.
"""
