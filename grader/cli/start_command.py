"""`grader start`: the files to complete, copied to the work folder."""

from pathlib import Path

import click

from grader.cli.options import course_options, language_of, open_course
from grader.cli.student import chosen_topics, prompt_of, shown_path, work_folder, work_option
from grader.kit.work import Started
from grader.results import Text
from reports.sanitise import plain

_SAID: dict[Started, Text] = {
    "copied": Text(zh="＋ {file}", en="+ {file}"),
    "kept": Text(zh="  {file} 已经在了，没有改动", en="  {file} was there already, and stays as it is"),
    "no stub": Text(zh="  {topic} 没有可以复制的文件", en="  {topic} has no file to copy"),
}
_NEXT = Text(
    zh="接下来：\n  1. 读 {prompt}\n  2. 补完 {file}\n  3. 运行 grader check {topic}",
    en="Next:\n  1. read {prompt}\n  2. complete {file}\n  3. run grader check {topic}",
)


@click.command("start")
@click.argument("names", metavar="[TOPIC]...", nargs=-1)
@click.option("--notebooks", is_flag=True, help="As Jupyter notebooks.")
@work_option
@course_options
def command(
    names: tuple[str, ...], notebooks: bool, work: Path | None, course_dir: Path | None, lang: str | None
) -> None:
    """Copy the files to complete into your work folder; what is there is never overwritten."""
    course, language = open_course(course_dir), language_of(lang)
    folder = work_folder(work, course, course_dir)
    topics = chosen_topics(course, names)
    for topic in topics:
        said = folder.start(topic, notebook=notebooks)
        file = folder.file(topic.id) or folder.path / f"{topic.id}.py"
        click.echo(plain(_SAID[said].in_language(language).format(file=shown_path(file), topic=topic.id)))
    first = next((topic for topic in topics if folder.file(topic.id) and topic.prompts), None)
    if first is not None:
        file = folder.file(first.id) or folder.path
        told = {"prompt": prompt_of(first, language), "file": shown_path(file), "topic": first.id}
        click.echo(_NEXT.in_language(language).format_map({key: plain(text) for key, text in told.items()}))
