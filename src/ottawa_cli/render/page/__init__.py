"""A registry as one web page: what documents tell of every day comes in, a file that needs no network goes out.

- ``html``: the page, put together from its template, style, script, opening answer, map and data
- ``opening``: the answer for the day that it opens on, as elements; ``changes``: what a day changed, in words
- ``payload``: the data, every sentence finished
- ``rows``: of which fields the data is made, in which order
- ``search_names``: by what else a State is found
- ``page.html``, ``embed.html``, ``*.css``, ``script/*.js``: the templates, and what they are filled with
"""
