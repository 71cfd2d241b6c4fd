"""Everything that is drawn on a page: laboratories, answer boxes, the hand-in button.

A notebook says ``from widgets import QrLab`` or ``from widgets import ask``. Names are
looked up when they are used, because marking imports this package too, and must not pay
for (nor depend on) the libraries that draw.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "AdLab": "adlab",
    "BreakEvenLab": "breakevenlab",
    "CounterLab": "counterlab",
    "CouponLab": "couponlab",
    "DemandLab": "demandlab",
    "FunnelLab": "funnellab",
    "HandIn": "handin",
    "LimitLab": "limitlab",
    "MarginLab": "marginlab",
    "PeelLab": "peellab",
    "QrLab": "qrlab",
    "ReportLab": "reportlab",
    "RuleCards": "rulecards",
    "ScratchLab": "scratchlab",
    "ScriptLab": "scriptlab",
    "TryIt": "tryit",
}

__all__ = [
    "AdLab",
    "BreakEvenLab",
    "CounterLab",
    "CouponLab",
    "DemandLab",
    "FunnelLab",
    "HandIn",
    "LimitLab",
    "MarginLab",
    "PeelLab",
    "QrLab",
    "ReportLab",
    "RuleCards",
    "ScratchLab",
    "ScriptLab",
    "TryIt",
    "ask",
]


def __getattr__(name: str) -> Any:
    """What stands in a module of this package, imported on first use."""
    if name == "ask":
        return import_module("widgets.ask")
    if name not in _HOMES:
        raise AttributeError(f"module 'widgets' has no attribute {name!r}")
    return getattr(import_module(f"widgets.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
