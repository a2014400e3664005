"""`make gallery`: grade the sample class, and keep some of its pages in docs/gallery, in both languages.

`python -m tests.gallery.pictures` takes the pictures of the README from a run of its own.
"""

import re
import shutil
import tempfile
from pathlib import Path
from urllib.parse import unquote

from grader.results import Language
from tests.gallery.grading import CORE, ROOT, grade_class, without_paths

GALLERY = ROOT / "docs" / "gallery"
LANGUAGES: tuple[Language, Language] = ("zh", "en")
# One seed, so that two galleries differ only in what the grader says.
SEED = 20_260_901

# Whose reports are kept, and what they show.
SHOWN = {
    "林晓雨": ("全部通过", "everything passed"),
    "Sofia_Rossi": ("每种误解都叫得出名字", "misconceptions, each named"),
    "方知远": ("计算图在哪里断了", "where the autograd graph was cut"),
    "黄诗涵": ("梯度没有清零", "the gradient was never zeroed"),
    "孙佳怡": ("代码报错，指到出错的那一行", "exceptions, with the student’s own line"),
    "Liam_Novak": ("死循环", "endless loops"),
}
REVIEWED = "方知远"
_LINK = re.compile(r'<a href="(\./[^"]+)">([^<]*)</a>')
CUT_GRAPH = ROOT / "solutions" / "autograd_attributes" / "wrong" / "rebuilt_with_torch_tensor.py"


def main() -> None:
    """Write docs/gallery anew."""
    shutil.rmtree(GALLERY, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        submissions = Path(folder) / "class"
        shutil.copytree(ROOT / "tests" / "sample_class", submissions)
        (submissions / "方知远").mkdir()
        shutil.copy(CUT_GRAPH, submissions / "方知远" / "autograd_attributes.py")
        for language in LANGUAGES:
            graded = Path(folder) / language
            grade_class(submissions, graded, language, topics=(*CORE, "autograd_attributes"), seed=SEED)
            _keep(graded, language)
    (GALLERY / "index.html").write_text(_index(), "utf-8")
    print(f"{GALLERY.relative_to(ROOT)}/index.html")


def _keep(graded: Path, language: Language) -> None:
    """Copy the pages that are shown; what leads from them to other pages becomes plain text."""
    for student in SHOWN:
        for name in ("report.html", "review.html") if student == REVIEWED else ("report.html",):
            _copy(graded, GALLERY / language, f"students/{student}/{name}")
    _copy(graded, GALLERY / language, "index.html")


def _copy(graded: Path, kept: Path, name: str) -> None:
    def alive(link: re.Match[str]) -> str:
        return link[0] if (kept / unquote(link[1])).exists() else link[2]

    page = without_paths((graded / name).read_text("utf-8"), graded.parent)
    (kept / name).parent.mkdir(parents=True, exist_ok=True)
    (kept / name).write_text(_LINK.sub(alive, page), "utf-8")


def _index() -> str:
    rows = [
        ("全班成绩", "the class", "index.html"),
        *((zh, en, f"students/{student}/report.html") for student, (zh, en) in SHOWN.items()),
        ("老师的复核页", "the teacher’s review", f"students/{REVIEWED}/review.html"),
    ]
    links = [
        f'<li><a href="zh/{page}">{zh}</a> · <a lang="en" href="en/{page}">{en}</a>' for zh, en, page in rows
    ]
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<title>示例报告 · Sample reports</title>\n'
        "<style>body { margin: 3rem auto; max-width: 40rem; padding: 0 1rem; "
        "font: 1rem/1.9 system-ui, sans-serif }</style>\n"
        '<h1>示例报告 · <span lang="en">Sample reports</span></h1>\n<ul>\n' + "\n".join(links) + "\n</ul>\n"
    )


if __name__ == "__main__":
    main()
