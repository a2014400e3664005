"""`grader release`: the kit that students get."""

from pathlib import Path

import click

from grader.cli.options import course_options, language_of, open_course
from grader.errors import InputError
from grader.kit.contents import PACKAGE, kit_contents
from grader.kit.write import write_folder, write_zip
from grader.results import Text
from reports.sanitise import plain

_DONE = Text(zh="{path}：{topics} 个练习，{files} 个文件", en="{path}: {topics} topics, {files} files")
_NO_SAMPLES = Text(
    zh="没有示例检查（samples.py）：{topics}", en="without sample checks (samples.py): {topics}"
)


@click.command("release")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the kit.")
@click.option("--zip", "archive", type=click.Path(path_type=Path), help="Also, or instead, as a zip.")
@click.option("--notebooks", is_flag=True, help="Also give each stub as a Jupyter notebook.")
@click.option(
    "--package", default=PACKAGE, show_default=True, help="What students give to pip to get the grader."
)
@course_options
def command(
    out: Path | None,
    archive: Path | None,
    notebooks: bool,
    package: str,
    course_dir: Path | None,
    lang: str | None,
) -> None:
    """Make the student kit: stubs, prompts and samples; no hidden check and no solution."""
    if out is None and archive is None:
        raise click.UsageError("wanted --out DIR or --zip FILE, found neither")
    if out is not None and out.suffix.lower() == ".zip" and not out.is_dir():
        raise InputError(f"--out {out}", "a folder (--zip makes a zip)", "the name of a zip")
    course, language = open_course(course_dir), language_of(lang)
    files = kit_contents(course, notebooks=notebooks, package=package)
    if out is not None:
        write_folder(out, files, course)
    if archive is not None:
        write_zip(archive, files)
    for path in (out, archive):
        if path is not None:
            done = _DONE.in_language(language).format(path=path, topics=len(course.topics), files=len(files))
            click.echo(plain(done))
    bare = [topic.id for topic in course.topics if topic.samples is None]
    if bare:
        click.echo(_NO_SAMPLES.in_language(language).format(topics=", ".join(bare)), err=True)
