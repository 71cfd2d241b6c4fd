"""How often the intervals hold a gain that is known; ``python -m tests.statistics.simulated``."""

from dataclasses import dataclass

from qihang.statistics.gain import gain, gains
from tests.statistics.classes import QUESTIONS, WORLDS, class_of

SIZES = (6, 10, 15, 30, 45)
SEEDS = 200
ENOUGH = 190
"""95 of 100."""


@dataclass
class Kept:
    """Of so many classes: how often an interval held the gain, and how often one was claimed."""

    together: int = 0
    at_once: int = 0
    each_least: int = 0
    """Of the single question that was held most seldom."""
    claimed: int = 0
    claimed_one: int = 0
    """Where some question was said to be learnt (or lost) in which nothing was."""
    width: float = 0.0
    widths: float = 0.0


def kept(world, people, seeds=SEEDS):
    """What became of the classes of a size in a world."""
    true = [world.known(question) for question in range(QUESTIONS)]
    found, held = Kept(), [0] * QUESTIONS
    for seed in range(seeds):
        each, together = class_of(world, people, seed)
        whole = gain(together, QUESTIONS)
        singly = list(gains(each).values())
        found.together += whole.low <= world.of_all() <= whole.high
        inside = [one.low <= known <= one.high for one, known in zip(singly, true, strict=True)]
        held = [many + one for many, one in zip(held, inside, strict=True)]
        found.at_once += all(inside)
        found.claimed += whole.is_up or whole.is_down
        unlearnt = [one for one, known in zip(singly, true, strict=True) if abs(known) < 1e-12]
        found.claimed_one += any(one.is_up or one.is_down for one in unlearnt)
        found.width += (whole.high - whole.low) / 2 / seeds
        found.widths += sum(one.high - one.low for one in singly) / 2 / QUESTIONS / seeds
    found.each_least = min(held)
    return found


def main() -> None:
    """Print what was measured."""
    print(f"Of {SEEDS} classes: people, all together, all ten at once, the least single one,")
    print("claims (together, one where nothing was learnt), half widths in points of 100")
    for world in WORLDS:
        for people in SIZES:
            one = kept(world, people)
            print(
                f"{world.name:32} {100 * world.of_all():5.1f} {people:3}  {one.together:4} "
                f"{one.at_once:4} {one.each_least:4}  {one.claimed:4} {one.claimed_one:4}  "
                f"±{100 * one.width:4.1f} ±{100 * one.widths:4.1f}"
            )


if __name__ == "__main__":
    main()
