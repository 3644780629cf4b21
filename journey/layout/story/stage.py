"""A stage: its finding, how many leave, the emotion curve around it, and what happens on the way.

```
 4 Order
 The delivery cost ...                       34%
                                     of those who ...
 ───╲          curve, from edge to edge          ╱──
     ╲___☹ “quote” _____________________________╱
  ⚖     ✉     ▣      touchpoints with their channels
```
"""

from collections.abc import Iterator

from journey.layout.story.finding import headline_of, key_moment
from journey.layout.story.frame import MARGIN, WIDTH, StoryFrame, Teller, draw_head, scene_of
from journey.layout.story.stage_curve import draw_stage_curve
from journey.layout.story.stage_notes import notes_of
from journey.layout.story.stage_places import MOST_OWN, cell_of
from journey.layout.story.stage_share import ROOM, draw_share, told_share
from journey.layout.story.stage_steps import STEPS_TOP, draw_steps
from journey.model import Stage
from journey.scene.primitives import Text
from journey.scene.room import Room, grown

_LABELS_TOP = 200.0  # words of a peak may stand beside a headline


def frames(teller: Teller) -> Iterator[StoryFrame]:
    for number, (stage, _) in enumerate(teller.map.path, 1):
        if _has_something(teller, stage):
            yield _frame(teller, stage, number)


def _has_something(teller: Teller, stage: Stage) -> bool:
    told = (stage.goal, teller.contents.visible.get(stage.id), key_moment(teller, stage), told_share(teller, stage))
    return any(told) or any(kept and key[1] == stage.id for key, kept in teller.contents.insights.items())


def _frame(teller: Teller, stage: Stage, number: int) -> StoryFrame:
    headline = headline_of(teller, stage) or stage.name
    share, key = told_share(teller, stage), key_moment(teller, stage)
    own = len(cell_of(teller, stage))
    left_out = teller.words("story.shown", shown=MOST_OWN, total=own) if own > MOST_OWN else ""
    items, _ = draw_head(
        teller, teller.line(f"{number}  {stage.name}", left_out), headline,
        ink=teller.theme.macro_inks[stage.macro_stage], room=WIDTH - 2 * MARGIN - (ROOM + 64.0 if share else 0.0),
    )  # fmt: skip
    taken = [grown(item.extent, 4.0) for item in items if isinstance(item, Text)]
    if share:
        drawn, box = draw_share(teller, share)
        items.append(drawn)
        taken.append(box)
    if key:
        room = Room((28.0, _LABELS_TOP, WIDTH - 28.0, STEPS_TOP), boxes=taken)
        items += draw_stage_curve(teller, stage, key, room)
    else:
        items += draw_steps(teller, stage)
    notes = notes_of(teller, stage, headline)
    scene = scene_of(teller, "stage", items, f"{number} {stage.name}: {headline}", notes)
    return StoryFrame(f"stage:{stage.id}", stage.name, scene, notes, stage.id)
