"""A registry as one web page: what documents tell of every day comes in, a file that needs no network goes out.

- ``html``: the page, put together from its template, style, script, map and data
- ``payload``: the data, every sentence finished
- ``rows``: of which fields the data is made, in which order
- ``page.html``, ``page.css``, ``script/*.js``: the template, and what it is filled with
"""
