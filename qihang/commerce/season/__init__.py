"""Four weeks of a shop of one person that sells one thing: a pure function of seed and decisions.

What is sold stands in :mod:`goods`, what a week brings from outside in :mod:`outside`, how a week
goes in :mod:`week`, what breaks a rule in :mod:`moves`, what made a week what it was in
:mod:`causes`, and what is asked about it at the end in :mod:`debrief`; :mod:`season` puts the four
weeks together, and :mod:`policies` decides by a plan, to try what pays.

All numbers are whole: fen, pieces, hours and thousandths. Chance comes from SHA-256
(:mod:`chance`), so a season is the same on every computer and in every version of Python. Every
amount, share and chance is invented, made to be reckoned with, and no measure of a real shop or of
a real fine.
"""
