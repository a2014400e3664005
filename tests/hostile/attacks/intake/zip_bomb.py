# attack: A zip of a few kilobytes that unpacks to gigabytes.
# verdicts: all=error
import zipfile


def hand_in(path):
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("topic.py", b"#" * (200 << 20))
