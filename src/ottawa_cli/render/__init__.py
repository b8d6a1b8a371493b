"""Documents come in, text goes out: the only place with looks, and nothing is computed here.

- ``writers``: which of the others writes a document in a format
- ``colours``: those of maps and curves, a name for each
- ``words``, ``plurals``: the documents' words as a treaty lawyer writes them, and a number of things
- ``standing_words``, ``event_words``, ``deadline_words``: what is told of a standing act by act, of an event, of a
  deadline

For people, in a terminal or a pipe; only these import rich:

- ``drawing``: how anything is drawn, the one place that knows boxes and colours
- ``columns``: how wide columns are, so that no word in them is broken
- ``standing_tables``: where one State stands with its acts, several with a line each, or how many stand where
- ``reasoning``: why a State stands where it stands, and when an act takes effect
- ``event_table``: what happened, day by day
- ``lifelines``: the runs of a few States as lines in time
- ``history_plot``: the number of States Parties over time
- ``deadline_table``: what was due when, and how far each State has come
- ``remarks``: what stands around an answer
- ``manual_pages``: the rules' manuals
- ``diff_page``: the difference of two registries; ``reconcile_page``: of one and the depositary's file

For people and the programs that show it to them:

- ``diff_facts``, ``diff_clauses``, ``diff_sentences``: a difference in words
- ``diff_markdown``: a difference as Markdown; ``markdown``: text, links, rows and tables in it
- ``standing_markdown``, ``reasoning_markdown``, ``timeline_markdown``, ``deadline_markdown``: answers as Markdown;
  ``memo``: their parts
- ``reconcile_texts``, ``reconcile_markdown``: a registry and the depositary's file; ``discrepancies``: as findings
- ``registry_yaml``: facts as a registry writes them
- ``findings_text``: findings as lines
- ``manuals_markdown``: the rules' manuals as Markdown
- ``github``: findings and differences as annotations of a pull request
- ``page``: a registry as a web page; ``map_shapes``, ``curve``: its map and its curve, as elements of an SVG
- ``svg``: the map and the curve as pictures of their own; ``site_index``: the page that a site opens with

For programs:

- ``json``, ``csv``, ``ics``, ``atom``, ``sarif``, ``sqlite``: the format that the name says
"""
