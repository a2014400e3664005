"""Why a file was not used or cannot be graded, said to the student in both languages."""

from collections.abc import Collection
from difflib import get_close_matches

from grader.results import Text

FOLDER = Text(
    zh="这是一个文件夹；作业文件请直接放在最外层。",
    en="This is a folder; put your exercise files at the top level.",
)
NO_PACKAGE = Text(
    zh="这个文件夹里没有 __init__.py，所以不是 Python 包；请加上它，或者把作业文件直接放在最外层。",
    en="This folder has no __init__.py, so it is no Python package; add one, or put your exercise files at "
    "the top level.",
)
DEEPER = Text(
    zh="它放在子文件夹里；作业文件请直接放在最外层。",
    en="It is inside a sub-folder; put your exercise files at the top level.",
)
HIDDEN = Text(zh="系统或编辑器生成的文件，不参与评分。", en="Made by the system or an editor; not graded.")
LINK = Text(
    zh="这是一个链接，不是文件本身；请提交真正的文件。",
    en="This is a link, not the file itself; please hand in the real file.",
)
SPECIAL = Text(
    zh="这不是普通文件，所以没有打开它。", en="This is not an ordinary file, so it was not opened."
)
UNREADABLE = Text(
    zh="这个文件打不开；请检查后重新提交。",
    en="This file could not be opened; please check it and hand it in again.",
)
DAMAGED = Text(
    zh="压缩包里的这个文件已损坏；请重新打包再提交。",
    en="This file is damaged inside the zip; please zip it again and hand it in again.",
)
ENCRYPTED = Text(
    zh="压缩包里的这个文件设了密码；请去掉密码重新打包。",
    en="This file is locked with a password inside the zip; please zip it again without one.",
)
COMPRESSION = Text(
    zh="压缩包用了少见的压缩方式；请用系统自带的“压缩为 zip”重新打包。",
    en="The zip uses an unusual compression; please zip again with your system's own tool.",
)
UNSAFE_PATH = Text(
    zh="它在压缩包里的路径不安全（绝对路径、“..”或特殊字符），所以没有使用。",
    en="Its path in the zip is not safe (absolute, with '..' or odd characters), so it was not used.",
)
LONG_NAME = Text(zh="文件名太长，所以没有使用。", en="Its name is too long, so it was not used.")
TWICE = Text(
    zh="这个文件交了两份，无法判断该评哪一份；请只留一份。",
    en="This file was handed in twice, and nobody can tell which one to grade; please keep one.",
)
TWO_FORMS = Text(
    zh="这道题既交了单个文件，又交了文件夹，无法判断该评哪一份；请只留一份。",
    en="This topic was handed in both as a file and as a folder, and nobody can tell which to grade; "
    "please keep one.",
)
NO_MODULE = Text(
    zh="它不是能 import 的 Python 文件：要用 .py 结尾，名字只用字母、数字和下划线。",
    en="It is no Python file that can be imported: one that ends with .py, named with letters, digits and "
    "underscores only.",
)
DEEP = Text(zh="文件夹套得太深，里面的文件没有读取。", en="The folders are nested too deep; it was not read.")
UTF16 = Text(
    zh="这个文件存成了 UTF-16（记事本里叫“Unicode”）编码；请另存为 UTF-8 再提交。",
    en="This file was saved as UTF-16 (Notepad calls it 'Unicode'); please save it as UTF-8.",
)
NUL = Text(
    zh="这个文件里有 NUL 字节，不是 Python 源代码；请检查是否交错了文件。",
    en="This file holds NUL bytes, so it is not Python source; please check that it is the right file.",
)
NO_NOTEBOOK = Text(
    zh="这个文件不是能读取的 Jupyter notebook；请在 Jupyter 里重新保存，再提交。",
    en="This file is no Jupyter notebook that can be read; please save it again in Jupyter.",
)
OLD_NOTEBOOK = Text(
    zh="这个 notebook 的格式太旧（nbformat 3 或更早）；请用新版 Jupyter 打开并重新保存。",
    en="This notebook has an old format (nbformat 3 or before); please open and save it in a newer Jupyter.",
)


def not_utf8(line: int) -> Text:
    """Say that the file is not UTF-8, from which line on."""
    return Text(
        zh=f"这个文件不是 UTF-8 编码（从第 {line} 行起读不出来）；请在编辑器里另存为 UTF-8 再提交。",
        en=f"This file is not UTF-8 (line {line} cannot be read); please save it as UTF-8.",
    )


def too_large(cap: int) -> Text:
    """Say that the file is larger than `cap` bytes."""
    return Text(
        zh=f"这个文件太大：最多 {cap // 1024} KiB。作业里只需要代码，数据不要写进去。",
        en=f"This file is too large: at most {cap // 1024} KiB. Hand in code only, no data.",
    )


def too_large_together(cap: int) -> Text:
    """Say that a topic's files together are larger than `cap` bytes."""
    return Text(
        zh=f"这道题的所有文件加起来太大：最多 {cap // 1024} KiB。作业里只需要代码，数据不要写进去。",
        en=f"The files of this topic are too large together: at most {cap // 1024} KiB. "
        "Hand in code only, no data.",
    )


def too_many(cap: int) -> Text:
    """Say that a topic has more than `cap` modules."""
    return Text(
        zh=f"这道题的文件太多：最多 {cap} 个 .py 文件。",
        en=f"This topic has too many files: at most {cap} .py files.",
    )


def module_twice(name: str) -> Text:
    """Say that two files claim the place `name`, or differ from it by capitals alone."""
    return Text(
        zh=f"{name} 交了两份（或者两个名字只有大小写不同），无法判断该用哪一份；请只留一份。",
        en=f"{name} was handed in twice (or two names differ by capitals alone), and nobody can tell which "
        "one to use; please keep one.",
    )


def without_its_topic(topic: str) -> Text:
    """Say that a file belongs to a topic whose own file is not there."""
    return Text(
        zh=f"它是和 {topic}.py 一起用的，但没有交 {topic}.py。",
        en=f"It goes with {topic}.py, which was not handed in.",
    )


def and_more(count: int) -> Text:
    """Say that `count` further files were left alone."""
    return Text(zh=f"另有 {count} 个文件没有使用。", en=f"{count} further files were not used.")


def other_name(name: str, topics: Collection[str]) -> Text:
    """Say that no topic has this name, and which file name was probably meant."""
    stem = name.rpartition(".")[0] or name
    close = get_close_matches(stem.lower(), topics, n=1, cutoff=0.75)
    if not close:
        return Text(zh="没有哪道题用这个文件名。", en="No topic uses this file name.")
    return Text(
        zh=f"没有哪道题用这个文件名；是不是应该叫 {close[0]}.py？",
        en=f"No topic uses this file name; should it be called {close[0]}.py?",
    )
