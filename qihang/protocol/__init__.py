"""What one package or process says to another, with types.

The answer service has five clients: the kernel of a page, the trainee server, the marker, the
operator's commands, and the instructor's desk. The calls of each are a protocol, in a file with
the client's name; :mod:`qihang.protocol.service` has all of them together. What several of them
speak of stands in :mod:`qihang.protocol.submission` and :mod:`qihang.protocol.released`. The calls
that a socket takes, and their fields, are read from these protocols (:mod:`qihang.answers.calls`).

The dictionaries are what is stored and sent as JSON, so their keys keep their names. Moments
are UTC in ISO 8601 with microseconds.
"""
