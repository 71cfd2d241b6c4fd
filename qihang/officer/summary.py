"""The first page of an audit, in Chinese and English, to be read and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from qihang.language.messages import Translated, message

_STYLE = """
@font-face { font-family: "Noto Sans SC"; font-weight: 400;
             src: url("fonts/NotoSansSC-Regular.woff2") format("woff2"); }
@font-face { font-family: "Noto Sans SC"; font-weight: 700;
             src: url("fonts/NotoSansSC-Bold.woff2") format("woff2"); }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222;
       font: 1rem/1.6 "Noto Sans SC", sans-serif; }
h1 { font-size: 1.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #999; padding: .5rem; text-align: left; vertical-align: top; }
p.en, span.en { color: #444; display: block; }
td.look { font-weight: bold; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


@dataclass(frozen=True)
class Fact:
    """What was looked at, what was found, and the file that has all of it."""

    looked_at: Translated
    said: Translated
    file: str
    is_well: bool = True

    def line(self) -> Translated:
        """As it is printed."""
        if self.is_well:
            return message("ok     {said}", said=self.said)
        return message("LOOK   {said}", said=self.said)


def summary(facts: Sequence[Fact], moment: str, head: str) -> str:
    """The page as HTML without any script; links lead to the other files of the folder.

    Its Chinese needs the folder ``fonts`` beside it: the officer's machine may have none.
    """
    rows = "\n".join(map(_row, facts))
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>启航 检查记录 · Qihang audit</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>启航 检查记录 <span lang="en">· Qihang audit</span></h1>
<p>写于 <span lang="en">· Written at</span> {escape(moment)}</p>
<table>
<thead><tr>
<th>查了什么 <span lang="en">· Looked at</span></th>
<th>结果 <span lang="en">· Found</span></th>
<th>文件 <span lang="en">· File</span></th>
</tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>请抄下 <span lang="en">· Please note</span></h2>
<p>日志的最后一个校验值：
<span class="en" lang="en">The head of the audit log:</span> <code>{escape(head)}</code></p>
<p>命令结束时显示 MANIFEST 的 SHA-256，请抄下。以后用 <code>sha256sum MANIFEST</code> 核对，
再用 <code>sha256sum -c MANIFEST</code> 核对其他文件。
<span class="en" lang="en">The command shows the SHA-256 of MANIFEST at its end: note it.
Later, <code>sha256sum MANIFEST</code> must give the same, and
<code>sha256sum -c MANIFEST</code> checks all the other files.</span></p>
<p>签名 <span lang="en">· Signature</span> ____________________
日期 <span lang="en">· Date</span> ____________________</p>
</body>
</html>
"""


def _row(fact: Fact) -> str:
    sign = "✓" if fact.is_well else "→"
    kind = "" if fact.is_well else ' class="look"'
    return (
        f"<tr><td>{_both(fact.looked_at)}</td>"
        f"<td{kind}>{sign} {_both(fact.said)}</td>"
        f'<td><a href="{escape(fact.file)}">{escape(fact.file)}</a></td></tr>'
    )


def _both(words: Translated) -> str:
    said = words.translations()
    return f'{escape(said["zh"])} <span class="en" lang="en">{escape(said["en"])}</span>'
