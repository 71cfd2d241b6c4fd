"""Classes that are made up, whose gain is known."""

from dataclasses import dataclass
from math import exp
from random import Random

from qihang.statistics.gain import Pair

QUESTIONS = 10
STEPS = (1, 2, 4)
"""Parts of a question that are right or not: a number, a decision, a table to sort."""

ABILITIES = [-3 + 6 * n / 60 for n in range(61)]
WEIGHTS = [exp(-(one**2) / 2) for one in ABILITIES]


@dataclass(frozen=True)
class World:
    """How hard the questions are, and what is learnt, as log odds.

    ``harder`` is how much harder form B is, ``spread`` how people differ, ``slip`` how often
    somebody who knows is not right, ``guess`` how often somebody who does not know is.
    """

    name: str
    learnt: float = 1.5
    hard: float = 0.5
    harder: float = 0.0
    spread: float = 1.0
    slip: float = 0.05
    guess: float = 0.1
    only: int = QUESTIONS
    """Questions in which something is learnt."""

    def __str__(self):
        return self.name

    def chance(self, ability, question, form, is_after):
        """How probable it is that a part of a question is right."""
        hard = self.hard + (question - (QUESTIONS - 1) / 2) / 4 + self.harder * (form == "B")
        learnt = self.learnt if is_after and question < self.only else 0.0
        knows = 1 / (1 + exp(hard - self.spread * ability - learnt))
        return self.guess + (1 - self.guess - self.slip) * knows

    def known(self, question):
        """The gain in a question, of everybody who might be in such a class."""
        gained = [
            sum(
                self.chance(one, question, form, True) - self.chance(one, question, form, False)
                for form in "AB"
            )
            / 2
            for one in ABILITIES
        ]
        return sum(one * weight for one, weight in zip(gained, WEIGHTS, strict=True)) / sum(WEIGHTS)

    def of_all(self):
        """The gain in all questions together."""
        return sum(map(self.known, range(QUESTIONS))) / QUESTIONS


WORLDS = (
    World("usual"),
    World("nothing learnt", learnt=0.0),
    World("form B harder", harder=1.5),
    World("nothing learnt, form B harder", learnt=0.0, harder=1.5),
    World("ceiling", hard=-2.5, slip=0.02),
    World("ceiling, nothing learnt", hard=-3.0, learnt=0.0, slip=0.01),
    World("floor", hard=4.0, learnt=0.7, guess=0.02),
    World("floor, nothing learnt", hard=4.5, learnt=0.0, guess=0.01),
    World("from floor to ceiling", hard=3.5, learnt=7.0, guess=0.02, slip=0.02),
    World("people differ much", spread=2.5),
    World("many slips", slip=0.25, guess=0.25),
    World("one question learnt", learnt=3.0, only=1),
)


def class_of(world, people, seed):
    """The pairs of each question, and those of all together, of a class in two halves."""
    rng = Random(f"{world.name} {people} {seed}")
    first = rng.choice((1, 2))
    each = {f"q{question}": [] for question in range(QUESTIONS)}
    together = []
    for place in range(people):
        half = 1 + (first + place) % 2
        ability = max(-3.0, min(3.0, rng.gauss(0, 1)))
        forms = ("A", "B") if half == 1 else ("B", "A")
        scores = [
            [
                _score(rng, world.chance(ability, one, form, is_after), one)
                for one in range(QUESTIONS)
            ]
            for form, is_after in zip(forms, (False, True), strict=True)
        ]
        for question, (before, after) in enumerate(zip(*scores, strict=True)):
            each[f"q{question}"].append(Pair(half, before, after))
        before, after = (sum(one) / QUESTIONS for one in scores)
        together.append(Pair(half, before, after))
    return each, together


def _score(rng, chance, question):
    steps = STEPS[question % len(STEPS)]
    return sum(rng.random() < chance for _ in range(steps)) / steps
