# attack: A zip whose members are links to files of the machine.
# verdicts: all=error
import stat
import zipfile


def hand_in(path):
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        for name, target in (("topic.py", "/etc/passwd"), ("data", "/")):
            link = zipfile.ZipInfo(name)
            link.create_system = 3
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, target)
