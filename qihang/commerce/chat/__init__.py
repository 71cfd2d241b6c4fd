"""A customer who writes into a shop's chat, and what he says to each reply.

What a matter is stands in :mod:`matter`, those that there are in :mod:`matters`, how a thing may be
said in :mod:`ways`, and how the talk goes on in :mod:`talk`. Nothing here looks at a reply's words:
what a reply did is judged by :mod:`qihang.questions.chat`.
"""
