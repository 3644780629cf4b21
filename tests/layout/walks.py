"""A tiny journey for tests of the graph: ``walk("a b", "c", links=["a>c 0.4"])``."""

from journey.model import Channel, Link, Loss, Map, Persona, Stage, Touchpoint, keys

MACRO = ("pre_purchase", "purchase", "post_purchase")


def walk(*stages: str, links: list[str] | None = None, losses: dict[str, float] | None = None, **more: object) -> Map:
    """A map whose stages s1, s2, ... hold the touchpoints named.

    A link is ``source>target kind share label``; kind is ``main`` unless said, share and label may be missing, a target
    ``-`` is the way out. ``losses`` are shares by touchpoint or stage.
    """
    names = [stage.split() for stage in stages]
    count = sum(map(len, names))
    order = iter(keys(count))
    walked = [
        Touchpoint(
            id=name,
            order=next(order),
            stage_id=f"s{place}",
            channel_id="web",
            title=f"Point {name}",
            evidence="measured",
        )
        for place, cell in enumerate(names, 1)
        for name in cell
    ]
    path = [
        Stage(id=f"s{place}", order=key, name=f"Stage {place}", macro_stage=MACRO[min(place - 1, 2)])
        for place, key in enumerate(keys(len(stages)), 1)
    ]
    ids = {point.id for point in walked}
    lost = [
        Loss.model_validate(
            {
                "id": f"l-{place}",
                "touchpoint_id" if place in ids else "stage_id": place,
                "share": share,
                "share_low": share - 0.01,
                "share_high": share + 0.01,
                "n": 5120,
            }
        )
        for place, share in (losses or {}).items()
    ]
    return Map.model_validate(
        {
            "id": "walk",
            "title": "A walk",
            "channels": [Channel(id="web", name="Web", icon="web")],
            "stages": path,
            "touchpoints": walked,
            "links": [link(number, text) for number, text in enumerate(links or [])],
            "losses": lost,
            **more,
        }
    )


def link(number: int, text: str) -> Link:
    ways, *rest = text.split(" ", 3)
    source, target = ways.split(">")
    kind = rest.pop(0) if rest and rest[0] in ("main", "loop", "alternative", "exit") else "main"
    share = float(rest.pop(0)) if rest and rest[0][0].isdigit() else None
    return Link(
        id=f"k{number}",
        source_id=source,
        target_id=None if target == "-" else target,
        kind=kind,
        share=share,
        label=" ".join(rest),
        evidence="measured",
    )


def persona(name: str) -> Persona:
    return Persona(id=name, name=name.title())
