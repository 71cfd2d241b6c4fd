#!/bin/sh
# Makes the two font files that every page is set in, and the one that figures are lettered
# in, from Debian's fonts-noto-cjk.
# Needs fontTools and brotli for the python that is named first, or python3:
#   deploy/fonts.sh [PYTHON]
# The files are kept in the repository; run this only to add characters or weights.
set -eu

python=${1:-python3}
source_folder=/usr/share/fonts/opentype/noto
licence=/usr/share/doc/fonts-noto-cjk/copyright
here=$(cd "$(dirname "$0")/.." && pwd)
target=$here/qihang/server/static/fonts
letters=$here/qihang/server/browser/parts/letters.css # then: make assets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$target"

"$python" - "$work/characters.txt" "$here/qihang/language/glossary/glossary.toml" <<'PYTHON'
"""Write the characters that the classroom's pages may need, sorted."""
import sys

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
with open(sys.argv[2], encoding="utf-8") as glossary:  # its words may use rarer ones
    characters |= set(glossary.read()) - {"\n"}
for first, last in RANGES:
    characters.update(map(chr, range(first, last + 1)))
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write("".join(sorted(characters)))
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

for weight in Regular Bold; do
    collection=$source_folder/NotoSansCJK-$weight.ttc
    "$python" -m fontTools.subset "$collection" \
        --font-number="$(face "$collection")" \
        --text-file="$work/characters.txt" \
        --layout-features=kern,halt,ccmp,pwid \
        --desubroutinize \
        --flavor=woff2 \
        --output-file="$target/NotoSansSC-$weight.woff2"
    # Browsers keep a font for good under the version in its address.
    version=$(sha256sum "$target/NotoSansSC-$weight.woff2" | cut -c 1-16)
    sed -i "s/\(NotoSansSC-$weight\.woff2?v=\)[0-9a-f]*/\1$version/" "$letters"
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
