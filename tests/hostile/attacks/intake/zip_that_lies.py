# attack: A zip whose members have other sizes than they say, and overlap.
# verdicts: all=error
import io
import zipfile


def hand_in(path):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("topic.py", "x = 1\n" * 10)
    whole = bytearray(data.getvalue())
    place = whole.rfind(b"PK\x01\x02")
    whole[place + 24 : place + 28] = (1 << 31).to_bytes(4, "little")
    path.with_suffix(".zip").write_bytes(bytes(whole))
