"""The kind of business a map is about, and what others of that kind put here: words that a click takes."""

from collections.abc import Iterable

from journey.formats.business import ANY, businesses, guessed_business
from journey.formats.suggestions import Suggestion, not_there
from journey.i18n import LANGUAGES
from journey.model import Map
from journey.ui.define.chosen_business import GROUP
from journey.ui.define.sheet import Idea, Tab, Tabs
from journey.ui.session import session

MOST = 5
ENOUGH = 5  # where nobody chose a business and nothing tells, what everybody has is no news to a map that has as many


def business_of(journey_map: Map) -> str:
    """The kind that the person chose, or the one the map looks like; ``any`` where nothing tells."""
    return session.preferences.kind_of(journey_map.id) or guessed_business(journey_map)


def language_of(journey_map: Map) -> str:
    """The language that the map is written in."""
    return journey_map.language if journey_map.language in LANGUAGES else session.language


def business_choice(journey_map: Map) -> Tabs:
    """The small list that says which kind of business the suggestions come from. A guess says that it is one."""
    t = session.words
    kinds = [Tab(name, t(f"define.business.{name}")) for name in (*businesses(), ANY)]
    chosen = session.preferences.kind_of(journey_map.id)
    if not chosen:
        guess = guessed_business(journey_map)
        known = t("define.business.guessed", kind=t(f"define.business.{guess}"))
        kinds.insert(0, Tab("", t("define.business.unknown") if guess == ANY else known))
    return Tabs(GROUP + journey_map.id, t("define.business.label"), chosen, tuple(kinds))


def ideas(journey_map: Map, offered: Iterable[Suggestion], there: Iterable[str], most: int = MOST) -> tuple[Idea, ...]:
    """The first of what others put, without what is there."""
    there = tuple(there)
    chosen = session.preferences.kind_of(journey_map.id)
    if not chosen and business_of(journey_map) == ANY and len(there) >= ENOUGH:
        return ()
    return tuple(Idea(each.words, _fields(journey_map, each)) for each in not_there(offered, there)[:most])


def _fields(journey_map: Map, suggestion: Suggestion) -> dict[str, object]:
    """With the map's own channel that looks so."""
    alike = (each.id for each in journey_map.channels if suggestion.icon and each.icon == suggestion.icon)
    found = next(alike, None)
    return {**suggestion.fields, **({"channel_id": found} if found else {})}
