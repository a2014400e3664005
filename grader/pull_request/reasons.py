"""Why a path of a pull request was left alone, in both languages."""

from grader.results import Text

NO_EXERCISE = Text(
    zh="不是学生的作业文件；评分用的是基准分支里的版本。",
    en="Not an exercise file of a student; the version of the base branch counts.",
)
NO_FOLDER = Text(
    zh="没有放在学生自己的文件夹里。", en="It does not lie in a student's folder; put it into your own."
)
OTHER_STUDENT = Text(
    zh="这是别的同学的文件夹；只评你自己的。",
    en="It lies in another student's folder; only your own is graded.",
)
TWIN = Text(
    zh="这个文件夹名和另一个学生的几乎一样（只差大小写或看不出的字符），所以没有使用。",
    en="The folder's name is another student's but for case or look-alike characters, so it was not used.",
)
HIDDEN_FOLDER = Text(
    zh="以点开头的文件夹不是学生的文件夹。",
    en="A folder whose name starts with a dot is no student's folder.",
)
DELETED = Text(zh="已被删除，没有可评的内容。", en="It was deleted, so there is nothing to grade.")
SUBMODULE = Text(
    zh="这是一个 git 子模块，里面的内容不会被取来；请直接提交文件。",
    en="This is a git submodule, and what it holds is not fetched; please commit the files themselves.",
)
LFS = Text(
    zh="这是 Git LFS 的指针，不是文件本身；请不要把作业文件放进 LFS。",
    en="This is a pointer of Git LFS, not the file itself; please keep exercise files out of LFS.",
)
ZIP = Text(
    zh="压缩包不会被解开；请直接提交里面的文件。",
    en="Zips are not unpacked here; please commit the files in it.",
)
NOT_USED = Text(zh="没有使用这个文件。", en="This file was not used.")
