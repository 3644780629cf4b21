"""What happens next: steps with owner and date; and what is only assumed, so still to be asked.

```
 Next steps                        Only assumed so far
 30 Sep 2026  title                ◌ question
              owner · status       ◌ ...
```
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from journey.layout.story.column import Column
from journey.layout.story.frame import FOOT, MARGIN, SMALL, TEXT, WIDTH, StoryFrame, Teller, draw_head, ended, scene_of
from journey.layout.story.questions import NAMED, Question, in_full, open_questions, sentence
from journey.model.evidence import evidence_share
from journey.scene.moons import draw_moon
from journey.scene.primitives import Item
from journey.scene.wrap import wrap

_HALF, _GAP, _DATE, _LEAD = 1000.0, 80.0, 190.0, 44.0
_LINES = 4  # of a question
_QUESTIONS = (  # their size, px, and how many places each names
    (60.0, NAMED),
    (46.0, NAMED),
    (38.0, NAMED),
    (32.0, NAMED),
    (TEXT - 2, NAMED),
    (TEXT - 2, 2),
    (SMALL, 1),
)


@dataclass(frozen=True, slots=True)
class Step:
    title: str
    owner: str
    due: date | None
    status: str = ""


def frames(teller: Teller) -> Iterator[StoryFrame]:
    steps, questions = steps_of(teller), open_questions(teller)
    if not steps and not questions:
        return
    words = teller.words
    known = evidence_share(teller.map)
    headline = _headline(teller, steps, known.share("assumed"))
    items, body = draw_head(teller, words("story.names.next"), headline)
    left = MARGIN
    if steps:
        items += _draw_steps(teller, steps, left, body, _HALF if questions else WIDTH - 2 * MARGIN)
        left += _HALF + _GAP
    if questions:
        items += _draw_questions(teller, questions, left, body, WIDTH - MARGIN - left)
    notes = tuple(_notes(teller, steps, questions))
    scene = scene_of(teller, "next", items, headline, notes)
    yield StoryFrame("next", words("story.names.next"), scene, notes)


def steps_of(teller: Teller) -> list[Step]:
    """Opportunities, solutions and care with an owner or a date: the earliest first, those without a date last."""
    found = [
        Step(one.title, one.owner, one.due, one.status)
        for one in teller.map.insights
        if one.kind != "pain" and (one.owner or one.due)
    ]
    found += [Step(one.title, one.owner, one.next_due) for one in teller.map.care_actions if one.title]
    return sorted(found, key=lambda step: (step.due is None, step.due or date.max, not step.owner, step.title))


def _headline(teller: Teller, steps: Sequence[Step], assumed: float) -> str:
    words = teller.words
    ready = sum(bool(step.owner and step.due) for step in steps)
    if ready:
        return words("story.ready", n=ready, total=len(steps)) if len(steps) > 1 else words("story.ready_only")
    if steps:
        return words("story.without_date", n=len(steps))
    return words("story.assumed_share", share=words.percent(assumed))


def _draw_steps(teller: Teller, steps: Sequence[Step], left: float, body: float, width: float) -> list[Item]:
    theme, words = teller.theme, teller.words
    column = Column(left, body, width, FOOT, teller.measure)
    column.add(words("story.steps"), TEXT, theme.muted, weight=700, most=1)
    items: list[Item] = []
    for step in steps:
        whole = Column(left, column.y, width, FOOT, teller.measure)
        fits = whole.add(step.title, TEXT, theme.ink, weight=600, most=2, gap=18.0, indent=_DATE, line_height=1.15)
        owner = step.owner or words("story.no_owner")
        if not (fits and whole.add(teller.line(owner, step.status), SMALL, theme.ink2, most=1, indent=_DATE, gap=2.0)):
            break
        when = Column(left, column.y, _DATE - 16.0, FOOT, teller.measure)
        due = words.day(step.due) if step.due else words("story.no_date")
        when.add(due, SMALL, theme.ink2 if step.due else theme.muted, gap=20.0, most=1)
        items += [*whole.items, *when.items]
        column.y = whole.y
    return [*column.items, *items]


def _draw_questions(
    teller: Teller, questions: Sequence[Question], left: float, body: float, width: float
) -> list[Item]:
    """As large as there is room for; where the lines would be many, with fewer places named."""
    theme, measure = teller.theme, teller.measure
    heading = Column(left, body, width, FOOT, measure)
    heading.add(teller.words("story.only_assumed"), TEXT, theme.muted, weight=700, most=2)
    for size, named in _QUESTIONS:
        column = Column(left, heading.y, width, FOOT, measure)
        moons: list[Item] = []
        told = [sentence(teller, question, named) for question in questions]
        fits = all(len(wrap(text, measure, size, width - _LEAD).lines) <= _LINES for text in told)
        for text in told:
            top = column.y + 0.7 * size
            if column.add(text, size, theme.ink, most=_LINES, gap=0.7 * size, indent=_LEAD, line_height=1.15):
                moons.append(draw_moon("assumed", left + 13.0, top + 0.6 * size, 24.0, theme))
        if fits and len(moons) == len(told):
            break
    return [*heading.items, *column.items, *moons]


def _notes(teller: Teller, steps: Sequence[Step], questions: Sequence[Question]) -> Iterator[str]:
    words = teller.words
    for step in steps:
        when = words.day(step.due) if step.due else words("story.no_date")
        yield ended(f"{ended(step.title)} {teller.line(step.owner or words('story.no_owner'), when, step.status)}")
    known = evidence_share(teller.map)
    if known.total:
        yield words("story.assumed_share", share=words.percent(known.share("assumed")))
    if questions:
        yield words("poster.only_guessed")
        yield from (in_full(teller, question) for question in questions)
