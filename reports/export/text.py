"""JSON as the exported files hold it."""

import msgspec

Json = dict[str, object]


def json_text(value: object) -> str:
    """Return indented JSON in one form for all services; strings with lone surrogates must not be in it."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
