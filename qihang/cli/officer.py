"""The officer's commands: ``backup``, ``restore``, ``doctor`` and ``audit``."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from qihang.language.messages import message
from qihang.operate.answering import answering
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.operate.progress import Progress
from qihang.system.site import Site


def add_commands(commands: Commands, t: Translate) -> None:
    """Add them to the command line."""
    saving = commands.add_parser("backup", help=t("write everything into one file"))
    saving.add_argument(
        "file", type=Path, metavar=t("FILE"), help=t("a new file, such as backup-1126.tar.gz")
    )
    saving.set_defaults(run=_backup)

    restoring = commands.add_parser("restore", help=t("put what a backup holds in place"))
    restoring.add_argument("file", type=Path, metavar=t("FILE"), help=t("the backup"))
    restoring.add_argument(
        "--move-old-data-aside",
        action="store_true",
        help=t("where there are data already: keep them in a folder beside var/"),
    )
    restoring.set_defaults(run=_restore)

    looking = commands.add_parser("doctor", help=t("look at everything; changes nothing"))
    looking.add_argument(
        "--noted", metavar=t("HEAD"), help=t("a head of the audit log that was noted earlier")
    )
    looking.set_defaults(run=_doctor)

    auditing = commands.add_parser("audit", help=t("write down everything for the officer"))
    auditing.add_argument("folder", type=Path, metavar=t("FOLDER"), help=t("a new folder"))
    auditing.set_defaults(run=_audit)


def _backup(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.backup import backup

    sha256 = backup(site, options.file, partial(Progress, console)).origin.sha256
    with answering(console, site) as answers:
        answers.operator.backed_up(options.file.name, sha256)
    console.say(message("Everything is in {file}. Its SHA-256, to be noted:", file=options.file))
    console.row(sha256)


def _restore(console: Console, site: Site, options: argparse.Namespace) -> None:
    from qihang.officer.restore import restore

    progress = Progress(console, message("files checked"))
    old = restore(site, options.file, options.move_old_data_aside, progress)
    console.say(
        message(
            "{file} is restored in {folder}. Everybody signs in anew.",
            file=options.file,
            folder=site.var,
        )
    )
    if old:
        console.say(message("The data that were there are now in {folder}.", folder=old))


def _doctor(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.doctor import doctor

    is_well = True
    for finding in doctor(site, options.noted, partial(Progress, console)):
        console.say(finding.line())
        is_well = is_well and finding.is_well
    return 0 if is_well else 1


def _audit(console: Console, site: Site, options: argparse.Namespace) -> int:
    from qihang.officer.audit import audit

    made = audit(site, options.folder, partial(Progress, console))
    with answering(console, site) as answers:
        answers.operator.audited(made.manifest)
    for fact in made.facts:
        console.say(fact.line())
    page = options.folder / "index.html"
    console.say(
        message("Open {page}. To be noted:", page=page),
        message("SHA-256 of MANIFEST   {digest}", digest=made.manifest),
        message("head of the audit log {digest}", digest=made.head),
    )
    return 0 if all(fact.is_well for fact in made.facts) else 1
