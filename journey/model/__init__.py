"""The document: records, the map they make, and the edits that change it."""

from journey.model.base import EVIDENCE, Evidence, Frozen, Record, new_id
from journey.model.brands import Brand
from journey.model.comparison import Comparison, compare
from journey.model.copying import fresh_copy, to_be_of
from journey.model.difference import difference
from journey.model.edits import Drop, Edit, Operation, Put, Set, apply
from journey.model.feelings import EMOTIONS, Feeling, face_of
from journey.model.findings import COUNTED_KINDS, METRIC_KINDS, CareAction, Conversation, Insight, Loss, Metric
from journey.model.map import COLLECTIONS, SCHEMA_VERSION, Map, Timeframe, empty_map
from journey.model.migrate import from_document, to_document
from journey.model.ordering import key_at, keys
from journey.model.path import MACRO_STAGES, Channel, Link, Stage, Touchpoint
from journey.model.personas import Face, Persona
from journey.model.photos import Photo
from journey.model.rows import LANE_KINDS, Lane, Note
from journey.model.text import LONGEST_TEXT, plain
from journey.model.voices import Ballot, Comment

__all__ = [
    "COLLECTIONS", "COUNTED_KINDS", "EMOTIONS", "EVIDENCE", "LANE_KINDS", "LONGEST_TEXT", "MACRO_STAGES",
    "METRIC_KINDS", "SCHEMA_VERSION", "Ballot", "Brand", "CareAction", "Channel", "Comment", "Comparison",
    "Conversation", "Drop", "Edit", "Evidence", "Face", "Feeling", "Frozen", "Insight", "Lane", "Link", "Loss",
    "Map", "Metric", "Note", "Operation", "Persona", "Photo", "Put", "Record", "Set", "Stage", "Timeframe",
    "Touchpoint", "apply", "compare", "difference", "empty_map", "face_of", "fresh_copy", "from_document", "key_at",
    "keys", "new_id", "plain", "to_be_of", "to_document",
]  # fmt: skip
