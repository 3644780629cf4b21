"""A summary as Markdown, with all that was found: a text has no foot."""

from journey.formats.report import safe
from journey.formats.workshop.sections import Row, facts, sections, title_of, value
from journey.i18n import Words, words
from journey.workshop.summary import Summary


def written(summary: Summary, language: str) -> bytes:
    """People's words are escaped, so that nothing in them is markup."""
    say = words(language)
    parts = [f"# {safe(title_of(summary, say))}"]
    if summary.is_rehearsal:
        parts.append(f"> **{safe(say('workshop.out.rehearsal', n=summary.simulated))}**")
    parts.append(safe(facts(summary, say)))
    for section in sections(summary, say):
        parts += [f"## {section.title}", "\n".join(f"- {_row(row, say)}" for row in section.rows)]
    return ("\n\n".join(parts) + "\n").encode()


def _row(row: Row, say: Words) -> str:
    about = [row.beside, row.under]
    if row.spread:
        answers = (value(each, say) for each in row.spread.answers)
        about.append(say("workshop.out.answers", values=", ".join(answers)))
    told = "; ".join(safe(each) for each in about if each)
    return f"{safe(row.text)} — {told}" if told else safe(row.text)
