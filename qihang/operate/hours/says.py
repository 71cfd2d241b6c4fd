"""What attendance is called: reasons in a form, and in a narrow column of the month."""

from __future__ import annotations

from collections.abc import Mapping

from qihang.language.messages import Message, Translated, listed, message
from qihang.operate.hours.reading import Somebody

REASONS: Mapping[str, Message] = {
    "ill": message("Ill"),
    "elsewhere": message("Working elsewhere"),
    "visit": message("A visit"),
    "court": message("At court or an office"),
    "gone": message("Transferred or released"),
    "other": message("Other (say in words)"),
}
"""By their codes in the protocol."""

IN_SHORT: Mapping[str, Message] = {
    "ill": message("ill"),
    "elsewhere": message("work"),
    "visit": message("visit"),
    "court": message("court"),
    "gone": message("gone"),
    "other": message("other"),
}

UNKNOWN = "–"
"""Nothing is known of somebody on a day that nobody has kept yet."""

UNEXPLAINED = "?"
"""Absent on a day that was kept, and nobody said why."""

CORRECTED = "*"
"""Stands behind minutes that are a person's."""


def needs_reason(people: list[Somebody]) -> Translated:
    """For whom something other than the classroom knows needs a reason."""
    return message(
        "A reason is missing for: {who}. Minutes or presence are not those that the classroom "
        "knows.",
        who=named(people),
    )


def needs_words(people: list[Somebody]) -> Translated:
    """For whom words are missing."""
    return message(
        "Words are missing for: {who}. Beside “Other” say in a few words what it was, and choose "
        "a reason where there are words.",
        who=named(people),
    )


def no_minutes(people: list[Somebody]) -> Translated:
    """For whom what was typed is no number of minutes."""
    return message(
        "These minutes cannot be read: {who}. Write a whole number from 0 to 1440, or nothing.",
        who=named(people),
    )


def needs_minutes(people: list[Somebody]) -> Translated:
    """For whom nobody knows the minutes."""
    return message(
        "Minutes are missing for: {who}. The classroom knows of none, so write how many it was.",
        who=named(people),
    )


def bad_words(people: list[Somebody]) -> Translated:
    """For whom the words cannot be kept."""
    return message(
        "These words cannot be kept: {who}. 200 characters at most, and only such as can be read.",
        who=named(people),
    )


def reason_for_nothing(people: list[Somebody]) -> Translated:
    """For whom a reason stands, and nothing that it is for."""
    return message(
        "A reason is chosen for {who}, who were there with the minutes that the classroom knows. "
        "Take the tick away, write other minutes, or choose no reason.",
        who=named(people),
    )


def named(people: list[Somebody]) -> Translated:
    """Who they are, by name and number."""
    return listed(f"{one.name} {one.number}" for one in people)
