"""What there is to do in the first weeks after a sentence, and which step needs which.

The order follows from what is asked for at each place: the release certificate for the household
(Prison Law, article 59), the household book for the identity card (Identity Card Law, article 10),
one's own identity card for a phone card (Law Against Telecom and Online Fraud, articles 9 and 21).
That a bank and the offices ask for a phone number, and an employer for the identity card, is how
they work; the rules do not say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from qihang.language.messages import Message, message

CERTIFICATE = "certificate"
"""What one has in hand at first."""


@dataclass(frozen=True)
class Step:
    """Something to do: its ``name``, ``where`` it is done, what it ``gives``, what it ``needs``."""

    name: Message
    where: Message
    gives: Message
    needs: tuple[str, ...]


IN_HAND: Message = message("Release certificate")

STEPS: dict[str, Step] = {
    "bank": Step(
        message("Bank card"),
        message(
            "At a bank, at the counter. After a sentence for a lent card, first ask the bank what "
            "is possible."
        ),
        message("bank card"),
        ("identity", "phone"),
    ),
    "shift": Step(
        message("Find a job"),
        message("Ask first: pay, pay day, contract. No bank card yet? Ask how the wage is paid."),
        message("a job"),
        ("identity",),
    ),
    "identity": Step(
        message("Identity card"),
        message("At the police station. A temporary card is possible."),
        message("identity card"),
        ("household",),
    ),
    "apps": Step(
        message("Pay by phone"),
        message(
            "On your own phone, by the official page. If your card is limited: cash, the counter. "
            "Nobody else's account."
        ),
        message("an account of your own"),
        ("identity", "phone", "bank"),
    ),
    "report": Step(
        message("Judicial office"),
        message(
            "Go in the first days. If your release certificate names a day for registering, go by "
            "then."
        ),
        message("somebody who helps"),
        (CERTIFICATE,),
    ),
    "phone": Step(
        message("Phone card"),
        message(
            "At the phone company, in your own name. A used phone will do. After a sentence for a "
            "lent card or fraud, ask first."
        ),
        message("phone number"),
        ("identity",),
    ),
    "jobs": Step(
        message("Register for work"),
        message(
            "The public employment service shows you work, free. Ask there who takes up social "
            "insurance."
        ),
        message("a place on a job list"),
        ("identity", "phone"),
    ),
    "household": Step(
        message("Household"),
        message(
            "At the police station, with the certificate. If your name is still in the family's "
            "book, ask there, too."
        ),
        message("household book"),
        (CERTIFICATE,),
    ),
}
"""In the order in which they stand on the page, which is not that in which they can be done."""
