"""The JSON Schema of a map file, made from the model: ``python -m journey.model.schema`` writes it.

What a schema cannot say, the model checks all the same: ids that are unique in the whole map, references that lead to
records of the right kind, a timeframe whose end is not before its start.
"""

import json
from pathlib import Path
from typing import Any

from journey.model.map import COLLECTIONS, SCHEMA_VERSION, Map
from journey.model.text import LONGEST_TEXT
from journey.model.wholeness import MOST_RECORDS, MOST_TOUCHPOINTS

PATH = Path(__file__).parents[2] / "data" / "schemas" / f"map.v{SCHEMA_VERSION}.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema of the current version, draft 2020-12."""
    made = Map.model_json_schema()
    for name in COLLECTIONS:
        made["properties"][name]["maxItems"] = MOST_TOUCHPOINTS if name == "touchpoints" else MOST_RECORDS
    made["required"] = ["schema_version", "id"]
    made["title"] = f"Itinerario map, schema version {SCHEMA_VERSION}"
    made.pop("description", None)
    for definition in made["$defs"].values():
        definition["description"] = " ".join(definition["description"].split())
    _limit_texts(made)
    return {"$schema": DIALECT, **made}


def _limit_texts(schema: dict[str, Any]) -> None:
    """Every free text holds as much as ``plain`` lets through."""
    for definition in (schema, *schema["$defs"].values()):
        for body in definition.get("properties", {}).values():
            for part in (body, body.get("items", {})):
                if part.get("type") == "string" and not {"pattern", "const", "enum", "format"} & part.keys():
                    part["maxLength"] = LONGEST_TEXT


def text() -> str:
    """The file's content."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def write() -> Path:
    """Writes the file and gives its place."""
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(text(), encoding="utf-8")
    return PATH


if __name__ == "__main__":
    print(write())
