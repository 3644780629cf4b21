"""The sample map with what a log counted on it: numbers of 12 touchpoints, ways that nobody had planned or walks."""

from datetime import date

from journey.formats.library import open_sample
from journey.model import Link, Map, Metric

PROOF = {"date": date(2026, 6, 30), "source": "shop-log.csv"}
ASKED = "Of those seen in the stage, who came here?"
AT: dict[str, tuple[float, float, float, float | None]] = {  # per cent who came, came back, in another order; feeling
    "tp-search": (97, 4, 0, 1.2),
    "tp-category": (81, 38, 6, 0.4),
    "tp-reviews": (62, 44, 12, 2.1),
    "tp-guide": (34, 8, 9, 1.0),
    "tp-size": (74, 21, 4, 2.2),
    "tp-chat": (32, 26, 11, -1.4),
    "tp-compare": (48, 51, 3, 0.2),
    "tp-basket": (96, 44, 3, 1.1),
    "tp-delivery-cost": (92, 9, 0, -3.4),
    "tp-payment": (61, 3, 2, None),
    "tp-tracking": (88, 37, 0, -2.2),
    "tp-video": (0, 0, 18, -1.6),
}
WAYS = (
    Link(id="li-log-1", source_id="tp-basket", target_id="tp-compare", kind="loop", share=0.12, label="compare again"),
    Link(id="li-log-2", source_id="tp-reviews", target_id="tp-basket", share=0.14),
    Link(id="li-log-3", source_id="tp-search", target_id="tp-tracking", kind="alternative", share=0.08,
         label="look for their parcel"),
    Link(id="li-log-4", source_id="tp-tracking", kind="exit", share=0.04, label="call the bank"),
)  # fmt: skip
DESERTED = {"li-offer-compare": 0.004, "li-mails-payment": 0.0}


def counted_map(language: str = "en") -> Map:
    """``open_sample`` with ``AT``, the unplanned ``WAYS`` and two planned ones that nobody walks, ``DESERTED``."""
    sample = open_sample(language)
    metrics = [
        Metric.model_validate(
            {"id": f"me-{kind}-{place}", "touchpoint_id": place, "kind": kind, "value": value, "n": 5120,
             "question": ASKED, **PROOF}
        )
        for place, values in AT.items()
        for kind, value in zip(("reached", "again", "reordered", "sentiment"), values, strict=True)
        if value is not None
    ]  # fmt: skip
    proof = {**PROOF, "n": 9310, "evidence": "measured", "question": ASKED}
    walked = [link.model_copy(update={**proof, "unplanned": True}) for link in WAYS]
    planned = [
        link.model_copy(update={**proof, "share": DESERTED[link.id]}) if link.id in DESERTED else link
        for link in sample.links
    ]
    return sample.with_collections({}, {"metrics": (*sample.metrics, *metrics), "links": (*planned, *walked)})
