"""What a deck does not hold, a line for each kind of thing."""

from journey.formats.slides.deck import Deck


def notes_of(deck: Deck) -> tuple[str, ...]:
    """In the language of the deck; what was shortened is whole in the speaker's notes."""
    words = deck.words
    lost = [words(f"slides.lost.{name}", n=count) for name, count in _lost(deck).items() if count]
    notes = [words("slides.not_written", things=", ".join(lost))] if lost else []
    told = ("shortened", "silent", "off_card", "unsaid", "faceless")
    return (*notes, *(words(f"slides.{name}", n=count) for name in told if (count := getattr(deck, name))))


def _lost(deck: Deck) -> dict[str, int]:
    journey_map = deck.map
    placed = deck.frame.contents.no_returns.values()
    homeless = sum(not (one.stage_id or one.touchpoint_id) for one in journey_map.notes)
    homeless += sum(not (one.stage_id or one.touchpoint_id) for one in journey_map.metrics)
    return {
        "care_actions": len(journey_map.care_actions),
        "comments": len(journey_map.comments),
        "ballots": sum(ballot.kind == "vote" for ballot in journey_map.ballots),
        "losses": sum(not any(loss is one for one in placed) for loss in journey_map.losses),
        "without_place": homeless,
    }
