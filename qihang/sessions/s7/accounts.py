"""S7: an account that is lost or limited, and who may help."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import Message, message

ANSWERS: dict[str, Message] = {"yes": message("Yes, I do it"), "no": message("No, I do not")}

REASONS: dict[str, Message] = {
    "own": message("Official place, own identity card"),
    "code": message("Whoever has the code has the account"),
    "lend": message("It is lending an account"),
    "family": message("One can trust the family"),
    "fast": message("It is the quickest way"),
}

BEHIND: dict[str, str] = {"family": "family-may-lend", "fast": "quick-help-is-safe"}
"""The misconception behind a reason that carries nothing."""


@dataclass(frozen=True)
class Account:
    """Something that is asked of somebody, whether he does it, and why; ``otherwise`` is the
    misconception behind the other answer."""

    id: str
    said: Message
    right: str
    because: str
    otherwise: str

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind the other answer, and behind reasons that carry nothing."""
        [other] = ANSWERS.keys() - {self.right}
        return {other: self.otherwise, **BEHIND}


ACCOUNTS: tuple[Account, ...] = (
    Account(
        "helper",
        message("You cannot sign in to WeChat. A man says: tell me the code, I get it back."),
        "no",
        "code",
        "helper-gets-it-back",
    ),
    Account(
        "fee",
        message("Your card works only at the counter. A man wants your bank's code, to free it."),
        "no",
        "code",
        "helper-gets-it-back",
    ),
    Account(
        "sister",
        message(
            "Your card works only at the counter. Your sister says: take your wage on my card."
        ),
        "no",
        "lend",
        "family-may-lend",
    ),
    Account(
        "counter",
        message(
            "At the bank's counter they look at your identity card. You type the PIN yourself."
        ),
        "yes",
        "own",
        "every-question-is-a-trick",
    ),
    Account(
        "page",
        message("WeChat's own page wants your identity number and a picture of your face."),
        "yes",
        "own",
        "every-question-is-a-trick",
    ),
    Account(
        "company",
        message("At the phone company's counter they ask for your identity card and your face."),
        "yes",
        "own",
        "every-question-is-a-trick",
    ),
)
"""Half of them are answered with yes."""


def account(id: str) -> Account:
    """The case of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in ACCOUNTS if one.id == id)


def draw_account(rng: Random) -> str:
    """The id of a case."""
    return rng.choice(ACCOUNTS).id
