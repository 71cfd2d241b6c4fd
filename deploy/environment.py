"""Write ``environment.yml``, the conda and Binder twin of ``requirements.lock``."""

from pathlib import Path

from qihang.officer.machine import locked

ROOT = Path(__file__).resolve().parents[1]


def environment(lock: str) -> str:
    """The text of ``environment.yml`` for that of a lock file."""
    lines = [f"      - {name}=={version}" for name, version in locked(lock).items()]
    heading = "name: qihang\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.11\n  - pip\n"
    return heading + "  - pip:\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (ROOT / "environment.yml").write_text(environment(lock), encoding="utf-8")
