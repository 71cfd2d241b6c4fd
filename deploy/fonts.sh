#!/bin/sh
# Makes the font files that pages and papers are set in, and the one that figures are lettered
# in, from Debian's fonts-noto-cjk and unicode-data. The most used characters are in one file a weight, which
# every page loads; the rest of the standard table is in parts that a page loads if it needs one.
# Needs fontTools and brotli for the python that is named first, or python3:
#   deploy/fonts.sh [PYTHON]
# The files are kept in the repository; run this only to add characters or weights.
set -eu

python=${1:-python3}
source_folder=/usr/share/fonts/opentype/noto
licence=/usr/share/doc/fonts-noto-cjk/copyright
here=$(cd "$(dirname "$0")/.." && pwd)
target=$here/qihang/server/static/fonts
style=$here/qihang/server/browser/parts/fonts.css # then: make assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$target"

"$python" - "$here/qihang/language/standard.txt" <<'PYTHON'
"""Write the characters of the standard table in its order."""
import bz2
import re
import sys

HEADING = """\
The 8,105 characters of the table 通用规范汉字表 (State Council of China, 2013) in its order: level
one (3,500), level two (3,000), level three (1,605). Written by deploy/fonts.sh from the property
kTGH of the Unicode Han database (Unihan 15.0 in Debian's unicode-data). Unihan is © Unicode, Inc.,
used and changed under https://www.unicode.org/copyright.html.
"""
with bz2.open("/usr/share/unicode/Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as file:
    found = re.findall(r"^U\+(\w+)\tkTGH\t2013:(\d+)$", file.read(), re.MULTILINE)
table = {int(place): chr(int(code, 16)) for code, place in found}
assert sorted(table) == list(range(1, 8106))
signs = [table[place] for place in sorted(table)]
lines = ["".join(signs[first : first + 50]) for first in range(0, len(signs), 50)]
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("\n".join([HEADING, *lines, ""]))
PYTHON

"$python" - "$work" "$here/qihang/language" <<'PYTHON'
"""Write the characters of every page, and those of each part, sorted."""
import sys
from pathlib import Path

work, language = map(Path, sys.argv[1:])
PARTS = 8

PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
SIGNS = "←↑→↓↔✓×÷−±≈≠≤≥‰°¥￥€£§·•…—–‘’“”‹›«»①②③④⑤⑥⑦⑧⑨⑩■□▲△▼▽●○◆◇★☆∞√∑№℃"
RANGES = [
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x2027),  # general punctuation
    (0x3000, 0x3017),  # Chinese punctuation
    (0xFF01, 0xFF5E),  # full-width letters, figures and signs
    (0xFFE5, 0xFFE5),  # full-width yuan
]
# Rows 16-55 of GB 2312 are its level one: the 3,755 most used characters.
level_one = bytes(b for row in range(16, 56) for cell in range(1, 95) for b in (row + 160, cell + 160))
characters = set(PINYIN + SIGNS) | set(level_one.decode("gb2312", "ignore"))
# The words of the glossary may use rarer ones.
characters |= set((language / "glossary" / "glossary.toml").read_text(encoding="utf-8")) - {"\n"}
for first, last in RANGES:
    characters.update(map(chr, range(first, last + 1)))
(work / "characters.txt").write_text("".join(sorted(characters)), encoding="utf-8")
table = (language / "standard.txt").read_text(encoding="utf-8").split("\n\n")[1]
rest = sorted(set(table) - set("\n") - characters)
size = -(-len(rest) // PARTS)
for part in range(PARTS):
    text = "".join(rest[part * size : (part + 1) * size])
    (work / f"characters-{part + 1}.txt").write_text(text, encoding="utf-8")
PYTHON

# The collection holds one face a region; "SC" is the Simplified Chinese one.
face() {
    "$python" - "$1" <<'PYTHON'
import sys

from fontTools.ttLib import TTCollection

faces = TTCollection(sys.argv[1], lazy=True).fonts
print(next(i for i, face in enumerate(faces) if face["name"].getDebugName(1) == "Noto Sans CJK SC"))
PYTHON
}

rule() {
    # Browsers keep a font for good under the version in its address.
    echo
    echo "@font-face {"
    echo '  font-family: "Noto Sans SC";'
    echo "  font-weight: $1;"
    echo "  font-display: swap;"
    echo "  src: url(\"fonts/$2?v=$(sha256sum "$target/$2" | cut -c 1-16)\") format(\"woff2\");"
    [ -z "$3" ] || echo "  unicode-range: $3;"
    echo "}"
}

from_to() {
    "$python" -c "
import sys
text = open(sys.argv[1], encoding='utf-8').read()
print(f'U+{ord(text[0]):X}-{ord(text[-1]):X}')" "$1"
}

{
    echo "/* The letters of every page, written by deploy/fonts.sh: parts of rarer characters first,"
    echo "   as the font that was named last is looked into first. */"
} >"$style"
for weight in Regular Bold; do
    collection=$source_folder/NotoSansCJK-$weight.ttc
    number=$(face "$collection")
    case $weight in Regular) degree=400 ;; *) degree=700 ;; esac
    for part in -1 -2 -3 -4 -5 -6 -7 -8 ""; do
        characters=$work/characters$part.txt
        file=NotoSansSC-$weight$part.woff2
        "$python" -m fontTools.subset "$collection" \
            --font-number="$number" \
            --text-file="$characters" \
            --layout-features=kern,halt,ccmp,pwid \
            --desubroutinize \
            --flavor=woff2 \
            --output-file="$target/$file"
        rule $degree "$file" "$([ -z "$part" ] || from_to "$characters")" >>"$style"
    done
done

# matplotlib reads no woff2, and a figure needs few characters: those of plain texts and of
# the glossary, which all sentences of the classroom keep to.
figures=$here/widgets/core/static/fonts/NotoSansSC-Figures.otf
mkdir -p "$(dirname "$figures")"
regular=$source_folder/NotoSansCJK-Regular.ttc
"$python" -m fontTools.subset "$regular" \
    --font-number="$(face "$regular")" \
    --text-file="$here/qihang/language/glossary/characters.txt" \
    --text-file="$here/qihang/language/glossary/glossary.toml" \
    --unicodes=20-7E,A0-FF,2010-2027,3000-3017,FF01-FF5E,FFE5,2212,D7,F7 \
    --layout-features='' \
    --desubroutinize \
    --output-file="$figures"

# Beside the fonts: the part of the package's copyright file that is their license.
for folder in "$target" "$(dirname "$figures")"; do
    {
        echo "The fonts in this folder are subsets of Noto Sans CJK SC,"
        echo "https://github.com/googlefonts/noto-cjk, made by deploy/fonts.sh:"
        (cd "$folder" && ls | sed -n 's/.*\.\(woff2\|otf\)$/- &/p')
        echo
        "$python" -c "
from fontTools.ttLib import TTFont
print(TTFont('$figures')['name'].getDebugName(0))"
        echo
        sed -n '/SIL OPEN FONT LICENSE/,/OTHER DEALINGS IN THE FONT SOFTWARE/p' "$licence" |
            sed 's/^ \.$//; s/^ //'
    } >"$folder/OFL.txt"
done
ls -l "$target"
