"""IPython in this process alone, for notebooks that need it: no kernel, no history, no files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from traitlets import Type, default
from traitlets.config import Config

from qihang.kernels.run.outputs import Output, display, result


class Shown(DisplayHook):
    """The value at a cell's end becomes an output."""

    def write_output_prompt(self) -> None:
        """No prompt."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Keep the value as an output."""
        self.shell.outputs.append(result(format_dict, self.shell.execution_count - 1))

    def finish_displayhook(self) -> None:
        """Nothing was printed, so no line is to be ended."""
        self._is_active = False


class Displayed(DisplayPublisher):
    """What is displayed on the way becomes an output."""

    def publish(self, data: Any, *_arguments: Any, **_settings: Any) -> None:
        """Keep what is displayed as an output."""
        self.shell.outputs.append(display(data))

    def clear_output(self, wait: bool = False) -> None:
        """Forget what was shown so far."""
        self.shell.outputs.clear()


class Shell(InteractiveShell):
    """IPython whose outputs are kept in a list; ``failed`` makes them of an error."""

    outputs: list[Output]
    failed: Callable[[BaseException, list[str]], list[Output]]
    displayhook_class = Type(Shown)
    display_pub_class = Type(Displayed)

    @default("config")
    def _default_config(self) -> Config:
        config = Config()
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        return config

    def init_ipython_dir(self, _folder: Any) -> None:
        """IPython has no folder."""
        self.ipython_dir = ""

    def init_profile_dir(self, _folder: Any) -> None:
        """There is no profile."""
        self.profile_dir = ProfileDir()

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        self.outputs += self.failed(evalue, [str(line) for line in stb])
