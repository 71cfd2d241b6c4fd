"""Print the desktop entry that opens the instructors' desk of this classroom in a browser.

``account.sh`` puts it among the PC's applications, and among what opens by itself when somebody
signs in to the PC.
"""

from qihang.operate.serving import for_the_desk
from qihang.settings import read
from qihang.system.site import Site

ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.5
Name=Qihang desk
Name[zh_CN]=启航教员台
Comment=The class now, people and assignments
Comment[zh_CN]=课堂、学员和作业
Exec=xdg-open {address}
Icon={icon}
Terminal=false
Categories=Education;
"""


def entry(site: Site) -> str:
    """The entry, for the port that stands in the settings; nothing for a house without a desk."""
    desk = for_the_desk(read(site), None)
    icon = site.root / "qihang" / "server" / "static" / "logo.svg"
    return ENTRY.format(address=desk.own, icon=icon) if desk else ""


if __name__ == "__main__":
    print(entry(Site.here()), end="")
