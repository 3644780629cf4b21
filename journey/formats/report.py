"""A map as a Markdown report that reads well as text and as a page: who walks, what happens, how it feels, what to do.

Its Mermaid diagram is a map again when the file is read. People's words are escaped, so that nothing in them is markup.
"""

import re
from collections.abc import Iterable, Sequence

from journey.formats.mermaid_writing import written as mermaid
from journey.i18n import Words
from journey.lanes.contents import Contents, contents_of
from journey.layout.period import period
from journey.model import EMOTIONS, Feeling, Insight, Loss, Map, Metric, Persona, Stage, Touchpoint
from journey.model.changes import subject_of
from journey.model.curves import curve, remembered
from journey.model.evidence import evidence_share
from journey.model.losing import is_counted

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$^])")
_BEGINNINGS, _INNER = re.compile(r"[-+=]|\d+[.)]"), "\0"  # before an entry that belongs to the one above it


def report(journey_map: Map, say: Words) -> str:
    """The whole report, in the language of ``say``."""
    contents = contents_of(journey_map)
    parts = [
        _head(journey_map, say),
        _personas(journey_map, say),
        _curves(journey_map, say),
        _diagram(journey_map, say),
        *(
            _stage(number, stage, cell, journey_map, contents, say)
            for number, (stage, cell) in enumerate(journey_map.path, 1)
        ),
        _losses(journey_map, say),
        _metrics(journey_map, say),
        _care(journey_map, say),
        _evidence(journey_map, say),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(journey_map: Map, say: Words) -> str:
    facts = (
        (say("report.shows"), say(f"define.state.{journey_map.state}")),
        (say("report.period"), period(journey_map.timeframe, say)),
        (say("sheet.columns.objective"), journey_map.objective),
        (say("sheet.columns.scenario"), journey_map.scenario),
    )
    lines = [f"# {safe(journey_map.title or say('poster.untitled'))}"]
    if journey_map.headline:
        lines.append(f"> {safe(journey_map.headline)}")
    lines.append("\n".join(f"- **{name}**: {safe(text)}" for name, text in facts if text))
    return "\n\n".join(lines)


def _personas(journey_map: Map, say: Words) -> str:
    told = [_persona(persona, journey_map, say) for persona in journey_map.personas]
    return "\n\n".join([f"## {say('report.who')}", *told]) if told else ""


def _persona(persona: Persona, journey_map: Map, say: Words) -> str:
    share = say.percent(persona.share) if persona.share is not None else ""
    about = " · ".join(filter(None, (safe(persona.role), safe(persona.segment), share)))
    lines = [
        f"### {safe(persona.name)}",
        about,
        f"> {safe(persona.quote)}" if persona.quote else "",
        safe(persona.biography),
    ]
    for name in ("needs", "expectations", "opinions", "goals", "pains"):
        entries = [safe(entry) for entry in getattr(persona, name) if entry]
        lines.append(f"**{say(f'sheet.columns.{name}')}**\n\n{_bullets(entries)}" if entries else "")
    channels = [channel.name for each in persona.channel_ids if (channel := journey_map.channel(each))]
    lines.append(f"**{say('sheet.columns.channel_ids')}**: {safe(', '.join(channels))}" if channels else "")
    return "\n\n".join(filter(None, lines))


def _curves(journey_map: Map, say: Words) -> str:
    """The best, the worst and the last moment of each persona."""
    told = []
    for persona in journey_map.personas:
        found = remembered(curve(journey_map, persona.id))
        if found is None:
            continue
        for name in ("best", "worst", "last"):
            moment = getattr(found, name)
            where = moment.at.title if isinstance(moment.at, Touchpoint) else moment.at.name
            value = say.number(moment.valence, 1, signed=True)
            told.append((persona.name, say(f"report.{name}"), where, value, moment.feeling.quote))
    first, *others = (say(f"table.roles.{role}") for role in ("persona", "touchpoint", "emotion", "quote"))
    heads = (first, say("report.moment"), *others)
    return f"## {say('report.felt')}\n\n{_table(heads, told)}" if told else ""


def _diagram(journey_map: Map, say: Words) -> str:
    if not journey_map.touchpoints:
        return ""
    text = mermaid(journey_map, say.language).data.decode().replace("```", "#96;#96;#96;")
    return f"## {say('report.path')}\n\n```mermaid\n{text}```"


def _stage(
    number: int, stage: Stage, cell: Sequence[Touchpoint], journey_map: Map, contents: Contents, say: Words
) -> str:
    days = say("report.days", n=stage.days) if stage.days is not None else ""
    about = " · ".join(filter(None, (say(f"macro_stages.{stage.macro_stage}"), days)))
    lines = [f"## {number}. {safe(stage.name or '–')}", about, f"> {safe(stage.goal)}" if stage.goal else ""]
    felt = [safe(_felt(each, journey_map, say)) for each in journey_map.feelings if each.stage_id == stage.id]
    lines.append(f"**{say('sheet.names.feelings')}**\n\n{_bullets(felt)}" if felt else "")
    lines.append(_touchpoints(cell, journey_map, say))
    for lane in journey_map.lanes:
        notes = [safe(note.text) for note in contents.notes.get((lane.id, stage.id), ())]
        title = lane.title or say(f"lanes.titles.{lane.kind}")
        lines.append(f"**{safe(title)}**\n\n{_bullets(notes)}" if notes and not lane.hidden else "")
    for kind, name in (("pain", "pains"), ("opportunity", "opportunities"), ("solution", "solutions")):
        held = [_insight(each, say) for each in contents.insights.get((kind, stage.id), ())]
        lines.append(f"**{say(f'report.{name}')}**\n\n{_bullets(held)}" if held else "")
    metrics = [_metric(each, say) for each in contents.metrics.get(stage.id, ())]
    lines.append(f"**{say('sheet.names.metrics')}**\n\n{_bullets(metrics)}" if metrics else "")
    return "\n\n".join(filter(None, lines))


def _touchpoints(cell: Sequence[Touchpoint], journey_map: Map, say: Words) -> str:
    rows = []
    for card in cell:
        channel = journey_map.channel(card.channel_id)
        felt = [_felt(each, journey_map, say) for each in journey_map.feelings if each.touchpoint_id == card.id]
        title = card.title + (f" — {card.description}" if card.description else "")
        truth = "★" if card.moment_of_truth else ""
        if isinstance(card.moment_of_truth, str):
            truth += f" {say(f'sheet.choices.moment_of_truth.{card.moment_of_truth}')}"
        rows.append(
            (
                str(journey_map.numbers[card.id]),
                " ".join(filter(None, (title, truth))),
                channel.name if channel else "",
                say(f"define.initiators.{card.initiator}"),
                "; ".join(felt),
                say(f"evidence.{card.evidence}"),
            )
        )
    heads = (
        "",
        *(say(f"table.roles.{role}") for role in ("touchpoint", "channel", "initiator", "emotion", "evidence")),
    )
    return _table(heads, rows)


def _felt(feeling: Feeling, journey_map: Map, say: Words) -> str:
    """``Maya: Curiosity +2.1 – What is this?``."""
    persona = journey_map.persona(feeling.persona_id)
    name = say(f"emotions.{feeling.emotion}") if feeling.emotion in EMOTIONS else feeling.emotion
    strength = say.number(feeling.valence, 1, signed=True)
    felt = " ".join(filter(None, (f"{persona.name}:" if persona else "", name, strength)))
    return " – ".join(filter(None, (felt, feeling.quote)))


def _insight(insight: Insight, say: Words) -> str:
    score = insight.opportunity_score
    facts = (
        say("lanes.score", score=say.number(score, 0 if score.is_integer() else 1)) if score is not None else "",
        safe(insight.owner), safe(insight.status), say.day(insight.due) if insight.due else "",
        say(f"evidence.{insight.evidence}"),
    )  # fmt: skip
    return f"{safe(insight.title)} ({', '.join(filter(None, facts))})"


def _metric(metric: Metric, say: Words) -> str:
    name = metric.name or say(f"map_page.metrics.kinds.{metric.kind}")
    value = say.number(metric.value, 0 if float(metric.value).is_integer() else 1)
    facts = (
        safe(metric.scale), f"n {say.number(metric.n)}" if metric.n is not None else "",
        say.day(metric.date) if metric.date else "", safe(metric.source),
    )  # fmt: skip
    told = ", ".join(filter(None, facts))
    return f"{safe(name)}: {value}" + (f" ({told})" if told else "")


def _metrics(journey_map: Map, say: Words) -> str:
    """What was measured on the whole journey, and how often customers hear from the company at each place."""
    told = []
    for metric in journey_map.metrics:
        place = metric.touchpoint_id or metric.stage_id
        if not place or metric.kind == "pressure":
            told.append(" — ".join(filter(None, (safe(_place(journey_map, place)), _metric(metric, say)))))
    return _listed(say("sheet.names.metrics"), told)


def _place(journey_map: Map, place_id: str | None) -> str:
    record = journey_map.get(place_id)
    return subject_of(record) if record else ""


def _losses(journey_map: Map, say: Words) -> str:
    told = []
    for loss in journey_map.losses:
        facts = (
            safe(_place(journey_map, loss.touchpoint_id or loss.stage_id)),
            say("lanes.lost_here", share=say.percent(loss.share)) if loss.share is not None else "",
            f"n {say.number(loss.n)}" if loss.n is not None else "",
            say(f"map_page.losses.reasons.{loss.reason}"), say(f"losses_page.controls.{loss.control}"),
            _amount(loss, say),
            " – ".join(say.day(day) for day in (loss.start, loss.end) if day), say(f"evidence.{loss.evidence}"),
        )  # fmt: skip
        told.append(f"{safe(loss.title) or '–'}: {', '.join(filter(None, facts))}")
        for talk in loss.conversations:
            said = (talk.words, talk.who, say.day(talk.date) if talk.date else "", talk.follows)
            told.append(_INNER + " — ".join(map(safe, filter(None, said))))
    return _listed(say("sheet.names.losses"), told)


def _amount(loss: Loss, say: Words) -> str:
    told = [say("losses_page.customers", n=loss.customers)] if loss.customers is not None else []
    told += [say("losses_page.worth", value=say.number(loss.value))] if loss.value is not None else []
    amount = ", ".join(told)
    return amount if is_counted(loss) or not told else say("losses_page.only_assumed", told=amount)


def _care(journey_map: Map, say: Words) -> str:
    told = []
    for care in journey_map.care_actions:
        way, day = care.through and say(f"care.through.{care.through}"), care.next_due and say.day(care.next_due)
        named = filter(None, (safe(care.title), way or "", safe(care.owner), day or ""))
        told.append(f"{say(f'sheet.choices.kind.{care.kind}')}: {', '.join(named)}")
    return _listed(say("sheet.names.care_actions"), told)


def _evidence(journey_map: Map, say: Words) -> str:
    known = evidence_share(journey_map)
    if not known.total:
        return ""
    told = ", ".join(f"{say(f'evidence.{name}')} {say.percent(known.share(name))}" for name in known.counts)
    return f"## {say('sheet.columns.evidence')}\n\n{told} (n {say.number(known.total)})."


def safe(text: str) -> str:
    """Words on one line in which nothing is markup, not even where they begin it."""
    line = _within(text)
    found = _BEGINNINGS.match(line)
    return line[: found.end() - 1] + "\\" + line[found.end() - 1 :] if found else line


def _within(text: str) -> str:
    """Words inside a line, such as in a cell."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _bullets(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


def _listed(title: str, entries: Iterable[str]) -> str:
    body = _bullets(entries).replace(f"- {_INNER}", "  - ")
    return f"## {title}\n\n{body}" if body else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    body = [f"| {' | '.join(_within(cell) for cell in row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *body]) if body else ""
