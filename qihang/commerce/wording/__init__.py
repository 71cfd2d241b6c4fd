"""Words in context: which words of a text break a rule, and which only look like it.

What is looked for stands in the TOML files of this folder, in plain words; ``README.md``
says how to add to them. :mod:`spelling` undoes disguises, :mod:`phrases` finds phrases in
a text, and :mod:`rules` weighs what was found. It is a learning aid: it knows the words of
the trade, and leaves alone what it does not know.
"""
