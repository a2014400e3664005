# attack: A zip with more members than anybody would hand in.
# row: refused
import zipfile


def hand_in(path):
    with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
        for number in range(20_000):
            archive.writestr(f"{number}.py", "")
