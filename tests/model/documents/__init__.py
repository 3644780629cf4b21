"""One frozen document of every schema version there has been. They are never changed."""

import json
from pathlib import Path
from typing import Any


def frozen(version: int) -> dict[str, Any]:
    """A document of that version with every kind of record, and every field of it filled somewhere."""
    path = Path(__file__).parent / f"map.v{version}.json"
    return json.loads(path.read_text(encoding="utf-8"))
