"""A small map to work on, and the edits that tests make to it."""

from journey.model import Channel, Drop, Edit, Feeling, Map, Persona, Put, Record, Set, Stage, Touchpoint


def bike() -> Map:
    """Two stages, two cards, one channel that both use, one feeling."""
    return Map(
        id="bike",
        title="Buying a bike",
        personas=(Persona(id="mia", name="Mia", channel_ids=("web",)),),
        channels=(Channel(id="web", name="Web shop"),),
        stages=(Stage(id="look", order="1", name="Looking"), Stage(id="buy", order="2", name="Buying")),
        touchpoints=(
            Touchpoint(id="reviews", stage_id="look", channel_id="web", title="Reads reviews"),
            Touchpoint(id="pay", stage_id="buy", channel_id="web", title="Pays"),
        ),
        feelings=(Feeling(id="fear", persona_id="mia", touchpoint_id="pay", valence=-3, quote="Is it safe?"),),
    )


def setting(record_id: str, **fields: object) -> Edit:
    operations = tuple(Set(id=record_id, field=field, value=value) for field, value in fields.items())
    return Edit(label="change.touchpoints", subject=record_id, operations=operations)


def adding(*records: Record) -> Edit:
    return Edit(label="add.touchpoints", subject=records[0].id, operations=tuple(Put.of(record) for record in records))


def dropping(record_id: str) -> Edit:
    return Edit(label="remove.touchpoints", subject=record_id, operations=(Drop(id=record_id),))
