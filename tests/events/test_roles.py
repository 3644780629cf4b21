"""Which column is what: guessed from its name, said by a person, and refused in one sentence where neither helps."""

import pytest

from journey.errors import JourneyError
from journey.events.roles import ROLES, guess, plainly, settled, unique
from tests.events.conftest import Reading
from tests.events.telling import refused_of, times_of

NEEDED = ["customer", "time", "event"]


def roles(*headers: str, rows: list[list[str | None]] | None = None, **given: str) -> dict[str, str]:
    return settled(headers, rows or [], given, "log.csv")


def refused(*headers: str, **given: str) -> JourneyError:
    with pytest.raises(JourneyError) as caught:
        roles(*headers, **given)
    return caught.value


@pytest.mark.parametrize(
    "headers",
    [
        ("customer", "time", "event"),
        ("Cliente", "Data e ora", "Evento"),
        ("ID CLIENTE", "DATA", "ATTIVITÀ"),
        ("CustomerID", "eventTimestamp", "EventType"),
        ("customer_id", "created-at", "event.name"),
        ("case:concept:name", "time:timestamp", "concept:name"),
        ("Utente", "Quando", "Punto di contatto"),
    ],
    ids=lambda headers: headers[0],
)
def test_names_are_known_in_english_and_italian_in_any_case_with_accents_and_signs(headers: tuple[str, ...]):
    assert roles(*headers) == dict(zip(NEEDED, headers, strict=True))


def test_the_other_columns_have_roles_too():
    english = roles(
        "client", "when", "action", "Channel", "Direction", "Amount", "Margin", "Sentiment", "Stage", "Segment"
    )
    assert list(english) == list(ROLES)
    italian = roles(
        "cliente", "data", "evento", "Canale", "Direzione", "Importo", "Margine", "Emozione", "Fase", "Tipo cliente"
    )
    assert list(italian) == list(english)


def test_accents_case_and_signs_make_no_name_another():
    assert plainly("Attività") == plainly("ATTIVITA'") == "attivita"
    assert plainly("customerId") == plainly("Customer-ID") == plainly("customer_id") == "customer id"


def test_a_name_outranks_another_and_the_first_of_two_columns_wins():
    assert guess(["user", "customer"], [])["customer"] == "customer"
    assert guess(["Cliente", "cliente_"], [])["customer"] == "Cliente"


def test_a_date_with_its_hour_outranks_a_date():
    assert guess(["Data", "Data e ora"], [])["time"] == "Data e ora"


def test_a_time_that_no_name_tells_is_known_by_its_values():
    rows: list[list[str | None]] = [["a", "12", "2024-03-01 10:00", "visit"], ["a", None, "2024-03-02", "buy"]]
    assert guess(["customer", "n", "x", "event"], rows)["time"] == "x"
    assert "time" not in guess(["customer", "n", "y", "event"], [["a", "12", "soon", "visit"]])


@pytest.mark.parametrize("name", ["source", "utm_source", "fonte"])
def test_a_source_is_a_channel_where_its_values_are_few_and_nothing_better_is_there(name: str):
    few: list[list[str | None]] = [["a", "2026-01-01", "visit", source] for source in ("google", "mail", None) * 20]
    many: list[list[str | None]] = [["a", "2026-01-01", "visit", f"example.org/{n}"] for n in range(60)]
    assert roles(*NEEDED, name, rows=few)["channel"] == name
    assert "channel" not in roles(*NEEDED, name, rows=many)
    assert roles(*NEEDED, name, "medium", rows=[[*row, "web"] for row in few])["channel"] == "medium"
    assert "channel" not in roles(*NEEDED, name), "of a column without values nobody knows"


def test_a_role_that_is_given_outranks_the_guess_and_frees_the_column():
    assert roles("customer", "time", "event", "who", customer="who")["customer"] == "who"
    assert roles("user", "time", "action", "event", stage="event") == {
        "customer": "user", "time": "time", "event": "action", "stage": "event",
    }  # fmt: skip


def test_an_empty_column_takes_a_role_away():
    assert "channel" not in roles("customer", "time", "event", "channel", channel="")


def test_what_nobody_recognises_is_asked_for():
    error = refused("a", "b", "event")
    assert (error.code, error.params["roles"]) == ("columns_missing", "customer, time")
    assert error.what() == "No column was recognised as customer, time; the columns are a, b, event."
    assert error.what("it") == "Nessuna colonna è stata riconosciuta come customer, time; le colonne sono a, b, event."


def test_a_column_that_is_not_there_is_said_with_the_nearest():
    error = refused("customer", "time", "event", event="evnt")
    assert error.message() == (
        "log.csv: There is no column “evnt”. Did you mean event? Its columns are customer, time, event."
    )
    assert error.what("it") == "La colonna «evnt» non c’è."


def test_a_role_that_does_not_exist_is_said_with_the_nearest():
    error = refused("customer", "time", "event", custmer="customer")
    assert error.message().startswith("log.csv: There is no role “custmer” for a column. Did you mean customer?")
    assert error.what("it") == "Nessuna colonna può avere il ruolo «custmer»."


def test_one_column_has_one_role():
    error = refused("customer", "time", "event", channel="event", event="event")
    assert error.message() == "log.csv: The column “event” is given two roles. Give each role a column of its own."
    assert error.what("it") == "La colonna «event» ha due ruoli."


def test_two_columns_of_one_name_are_refused_in_any_case():
    with pytest.raises(JourneyError) as caught:
        unique(["Event", "time", "EVENT"], "log.csv")
    assert caught.value.message() == "log.csv: Two columns are called “Event”. Rename one of them in the first line."
    assert caught.value.what("it") == "Due colonne si chiamano «Event»."


def test_a_column_without_a_name_is_called_by_its_place():
    assert unique(["a", " ", ""], "log.csv") == ["a", "column 2", "column 3"]


def test_the_day_and_the_time_of_day_may_have_a_column_each(reading: Reading):
    log = reading("Cliente;Data;Ora;Evento\na;05/03/2024;10:30;x\na;05/03/2024;9.15;y\na;06/03/2024;;z\nb;;10:00;x\n")
    assert log.understood.columns == {"time": "Data", "clock": "Ora", "customer": "Cliente", "event": "Evento"}
    assert times_of(log) == ["2024-03-05 10:30:00", "2024-03-05 09:15:00", "2024-03-06 00:00:00"]
    assert refused_of(log) == {"no_time": 1}


def test_a_time_of_day_named_time_is_not_taken_for_the_time(reading: Reading):
    log = reading("customer,Date,Time,event\na,2024-03-05,10:30,x\na,2024-03-05,09:15,y\n")
    assert times_of(log) == ["2024-03-05 10:30:00", "2024-03-05 09:15:00"]
    stamped = reading("customer,Date,Time,event\na,2024-03-05,2024-03-05 10:30,x\n", "stamped.csv")
    assert times_of(stamped) == ["2024-03-05 10:30:00"]


def test_an_odd_time_of_day_is_refused_and_does_not_cost_the_others_theirs(reading: Reading):
    log = reading("Cliente;Data;Ora;Evento\n" + "a;05/03/2024;10:30;x\n" * 4 + "a;05/03/2024;n/d;x\n")
    assert times_of(log) == ["2024-03-05 10:30:00"] * 4
    assert refused_of(log) == {"bad_time": 1}
