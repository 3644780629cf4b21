"""What a column of a table is about, by the words over it, in English or Italian, roughly spelt or not."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from journey.i18n import LANGUAGES, words
from journey.model.folding import folded

ROLES = (
    "stage", "macro_stage", "goal", "touchpoint", "description", "channel", "persona", "emotion", "feeling", "quote",
    "action", "thought", "pain", "opportunity", "solution", "backstage", "initiator", "moment_of_truth", "evidence",
    "id", "lane", "ignored",
)  # fmt: skip
"""``feeling`` is the name of an emotion, ``emotion`` how strong it is or its name; ``lane`` is a row of one's own."""

CONTENT = frozenset(ROLES) - {"stage", "macro_stage", "persona", "id", "lane", "ignored", "initiator", "evidence"}
"""What stands at the head of a row where the stages stand side by side."""

NEAR = 87.0  # of 100: one letter wrong in a word of eight
_SHORTEST = 4  # letters of a word that may be misspelt
_NO_HEAD = frozenset({"scopre"})  # near the words of a heading (score), and a stage in many maps
_WORDS = {
    "stage": (
        "stage, stages, phase, phases, journey stage, journey phase, step, fase, fasi, tappa, tappe, stadio, fase "
        "del viaggio, fase del journey, momento del viaggio"
    ),
    "macro_stage": "macro stage, macro phase, macrostage, macrofase, macro fase, period",
    "goal": (
        "goal, goals, customer goal, objective, what they want, wants, need, needs, jobs to be done, job to be "
        "done, obiettivo, obiettivi, che cosa vuole, bisogno, bisogni, desideri, obiettivo del cliente"
    ),
    "touchpoint": (
        "touchpoint, touchpoints, touch point, touch points, contact point, interaction, interactions, moment, "
        "punto di contatto, punti di contatto, contatto, contatti, interazione, interazioni"
    ),
    "description": "description, details, what happens, descrizione, dettagli, che cosa succede",
    "channel": "channel, channels, canale, canali, medium, media, mezzo, mezzi, where, dove",
    "persona": (
        "persona, personas, personae, customer, segment, target, who, user, cliente, clienti, segmento, personas "
        "e clienti, chi, utente"
    ),
    "emotion": (
        "emotion, emotions, emotional score, score, valence, sentiment, satisfaction, emotional curve, mood, "
        "emozione, emozioni, voto, punteggio, valenza, soddisfazione, curva emotiva, curva emozionale, umore"
    ),
    "feeling": (
        "feeling, feelings, named emotion, name of the emotion, emotion name, sensazione, sensazioni, sentimento, "
        "sentimenti, stato d animo, nome dell emozione"
    ),
    "quote": (
        "quote, quotes, verbatim, customer quote, in their words, in their own words, voice of the customer, "
        "citazione, citazioni, frase, frasi, con le sue parole, parole del cliente, voce del cliente"
    ),
    "action": (
        "action, actions, customer action, customer actions, user actions, doing, what they do, activity, "
        "activities, behaviour, behavior, azione, azioni, attivita, che cosa fa, cosa fa, azioni del cliente, "
        "comportamento"
    ),
    "thought": (
        "thought, thoughts, thinking, what they think, questions, pensiero, pensieri, che cosa pensa, cosa pensa, "
        "domande"
    ),
    "pain": (
        "pain, pains, pain point, pain points, painpoints, problem, problems, issue, issues, friction, frictions, "
        "frustrations, barriers, what hurts, criticita, problema, problemi, punti critici, dolore, ostacoli, "
        "frizioni, difficolta, che cosa fa male"
    ),
    "opportunity": (
        "opportunity, opportunities, idea, ideas, improvement, improvements, how might we, opportunita, idee, "
        "miglioramento, miglioramenti, spunti"
    ),
    "solution": "solution, solutions, soluzione, soluzioni, actions to take, azioni da fare",
    "backstage": (
        "backstage, back stage, behind the scenes, internal process, internal processes, backstage actions, "
        "processes, systems, dietro le quinte, processi interni, retroscena, processi, sistemi"
    ),
    "initiator": (
        "initiator, who starts, started by, initiated by, chi inizia, chi comincia, iniziatore, avviato da"
    ),
    "moment_of_truth": "moment of truth, moments of truth, mot, momento della verita, momenti della verita",
    "evidence": "evidence, how we know, evidenza, evidenze, come lo sappiamo, prova, prove",
    "id": "id",
}  # fmt: skip


@lru_cache(maxsize=4096)
def role_of(words: str) -> str:
    """The role that a heading says; ``lane`` for words nobody knows, ``ignored`` for none."""
    said = folded(words)
    if not said:
        return "ignored"
    known = _by_words()
    bare = folded(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", words))
    for text in (said, bare):
        if text in known:
            return known[text]
    return _near(bare) or _inside(bare) or "lane"


def is_head(words: str) -> bool:
    """Whether these very words are those of a heading."""
    return folded(words) in _by_words()


def recognised(headings: Iterable[str]) -> set[str]:
    """The roles that headings say."""
    return {role for role in map(role_of, headings) if role not in ("lane", "ignored")}


def language_of(headings: Iterable[str]) -> str:
    """The language whose names most headings are."""
    heads = {folded(head) for head in headings}
    known = {code: sum(folded(words(code)(f"table.roles.{role}")) in heads for role in ROLES) for code in LANGUAGES}
    return max(LANGUAGES, key=lambda code: known[code])


@cache
def _by_words() -> dict[str, str]:
    return {folded(word): role for role, words in _WORDS.items() for word in words.split(", ")}


def _near(said: str) -> str:
    """The role of the nearest words, where they are near enough."""
    from rapidfuzz import fuzz, process

    if len(said) < _SHORTEST or said in _NO_HEAD:
        return ""
    choices = [word for word in _by_words() if len(word) >= _SHORTEST]
    found = process.extractOne(said, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    return _by_words()[found[0]] if found else ""


def _inside(said: str) -> str:
    """The role of the longest known words inside a short heading: ``main pain points today``."""
    if len(said.split()) > 5:
        return ""
    found = [word for word in _by_words() if len(word) > _SHORTEST and f" {word} " in f" {said} "]
    return _by_words()[max(found, key=len)] if found else ""
