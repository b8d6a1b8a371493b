"""Pictures in come; out go SVG files: text as text, no style and no script, the same bytes each time.

- ``elements``: how an element is written, and how text is broken to a width without knowing its font
- ``paint``: the colours and patterns of statuses and marks; the legend
- ``outlines``: the world's outlines, fitted to a picture; ``dots``: where dots for small States stand
- ``map``, ``curve``: the two pictures; ``plot``: a panel of the curve; ``sheet``: what both have around them
"""
