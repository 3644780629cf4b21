"""Touchpoints: what happens, stage by stage."""

from journey.formats.guesses import spoken_icons
from journey.formats.suggestions import of_touchpoints, place_of
from journey.model import EVIDENCE, Map, Stage, Touchpoint
from journey.ui.define.business import business_choice, business_of, ideas, language_of
from journey.ui.define.chosen import cell_of, chosen_stage, stage_tabs
from journey.ui.define.sheet import Adder, Column, Option, Row, Sheet, Tab, way_to
from journey.ui.session import session

COLLECTION = "touchpoints"
TABLE = ("stage_id", "title", "channel_id", "initiator", "moment_of_truth", "evidence", "description")
INITIATORS = ("customer", "company", "partner", "social")
LAYERS = ("customer", "frontstage", "backstage", "support")
NAMED_ONWARD = 4


def sheet(journey_map: Map) -> Sheet:
    """Choose a stage; a row a touchpoint; add the next with Enter."""
    t = session.words
    stage = chosen_stage(journey_map)
    if stage is None:
        return Sheet("touchpoints", (), (), empty=t("define.empty.needs_stage"), way=way_to("stages"))
    return Sheet(
        scope=f"touchpoints:{stage.id}",
        columns=_columns(journey_map),
        rows=tuple(_row(touchpoint, journey_map) for touchpoint in cell_of(journey_map, stage)),
        tabs=(stage_tabs(journey_map, lambda _, cell: str(len(cell)), takes_rows=True),),
        adder=adder(journey_map, stage),
        movable=True,
        empty=t("define.empty.touchpoints"),
        onward=_onward(journey_map, stage),
    )


def _columns(journey_map: Map) -> tuple[Column, ...]:
    t = session.words
    evidence = tuple(Option(known, t(f"evidence.{known}")) for known in EVIDENCE)
    initiators = tuple(Option(who, t(f"define.initiators.{who}")) for who in INITIATORS)
    columns = [
        Column("title", "text", t("define.fields.happens"), "minmax(11rem, 1fr)"),
        channel_column(journey_map),
        Column("initiator", "choice", t("define.fields.initiator"), "8.5rem", initiators),
        Column("moment_of_truth", "star", t("define.fields.moment_of_truth"), "2.25rem", head=""),
        Column("evidence", "moon", t("define.fields.evidence"), "var(--moon)", evidence, head=t("define.weight")),
        Column("description", "area", t("define.fields.description"), place="more", span=8),
        Column(
            "layer", "choice", t("define.fields.layer"), place="more", span=4,
            options=tuple(Option(layer, t(f"define.layers.{layer}")) for layer in LAYERS),
        ),
    ]  # fmt: skip
    if len(journey_map.personas) > 1:
        everyone = tuple(Option(persona.id, persona.name) for persona in journey_map.personas)
        columns.append(Column("persona_ids", "many", t("define.fields.people"), options=everyone, place="more"))
    return tuple(columns)


def channel_column(journey_map: Map) -> Column:
    t = session.words
    channels = (Option(channel.id, channel.name, channel.icon) for channel in journey_map.channels)
    options = (Option(None, t("define.no_channel")), *channels)
    return Column("channel_id", "choice", t("define.fields.channel"), "minmax(11rem, 13.75rem)", options)


def _row(touchpoint: Touchpoint, journey_map: Map) -> Row:
    values = touchpoint.model_dump(
        mode="json", include={"title", "channel_id", "initiator", "evidence", "description", "layer", "persona_ids"}
    )
    return Row(
        touchpoint.id,
        touchpoint.title,
        {**values, "moment_of_truth": bool(touchpoint.moment_of_truth)},
        number=journey_map.numbers[touchpoint.id],
        drop=touchpoint.id,
    )


def adder(journey_map: Map, stage: Stage) -> Adder:
    """The line that adds to one stage; its words suggest the channel."""
    t = session.words
    place = place_of(journey_map, stage)
    offered = of_touchpoints(business_of(journey_map), language_of(journey_map), stage.macro_stage, place)
    return Adder(
        "touchpoints",
        t("define.add_touchpoint"),
        channel_column(journey_map) if journey_map.channels else None,
        ideas(journey_map, offered, (touchpoint.title for touchpoint in journey_map.touchpoints)),
        business_choice(journey_map),
        _spoken(journey_map),
        as_before=True,
    )


def _spoken(journey_map: Map) -> tuple[tuple[str, str], ...]:
    """Words that call up a channel of the map, by its icon."""
    looks = {channel.icon: channel.id for channel in reversed(journey_map.channels)}
    return tuple((pattern, looks[icon]) for pattern, icon in spoken_icons() if icon in looks)


def _onward(journey_map: Map, stage: Stage) -> Tab | None:
    """The stage after this one, with what is there already."""
    path = journey_map.path
    place = [other.id for other, _ in path].index(stage.id) + 1
    if place == len(path):
        return None
    following, cell = path[place]
    t = session.words
    names = ", ".join(touchpoint.title for touchpoint in cell[:NAMED_ONWARD])
    note = t("define.count.touchpoints", n=len(cell)) if cell else t("define.count.none")
    return Tab(following.id, f"{place + 1} {following.name}", f"{note}: {names}" if names else note)
