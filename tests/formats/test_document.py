"""The map file: exact round trips, and one clear sentence for everything that is not a map."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey.errors import JourneyError
from journey.formats import document
from journey.model import Map, Stage, empty_map
from tests.any_document import any_document
from tests.maps import random_map

HEAD = '"schema_version": 1, "id": "m"'


def refusal(data: bytes | str) -> JourneyError:
    with pytest.raises(JourneyError) as refused:
        document.read(data if isinstance(data, bytes) else data.encode(), "shop.json")
    return refused.value


def read(text: str) -> Map:
    return document.read(text.encode(), "shop.json").journey_map


@pytest.mark.parametrize("seed", range(12))
def test_what_is_written_is_read_back_as_the_same_map_and_the_same_bytes(seed: int):
    journey_map = random_map(seed)
    written = document.write(journey_map).data
    again = document.read(written).journey_map
    assert again == journey_map
    assert document.write(again).data == written


@given(any_document())
@settings(max_examples=40, deadline=None)
def test_any_valid_document_settles_after_one_reading(made):
    first = document.read(json.dumps(made).encode()).journey_map
    written = document.write(first).data
    second = document.read(written).journey_map
    assert second == first
    assert document.write(second).data == written


def test_the_header_comes_first_letters_stay_as_they_are_and_the_file_ends_with_a_line():
    text = document.write(Map(id="m", title="Perché no 🚲", stages=(Stage(id="s", name="«Sì»"),))).data.decode()
    assert text.startswith('{\n "schema_version": 4,\n "id": "m",\n "title": "Perché no 🚲",')
    assert '"name": "«Sì»"' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("seed", range(3))
def test_a_map_too_large_for_that_is_written_shorter_and_is_still_the_same(seed: int, monkeypatch: pytest.MonkeyPatch):
    journey_map = random_map(seed)
    roomy = document.write(journey_map).data
    monkeypatch.setattr(document, "LARGEST_FILE", len(roomy) - 1)
    written = document.write(journey_map).data
    assert written.startswith(b'{"schema_version":4,"id":')
    assert len(written) < 0.7 * len(roomy)
    assert document.read(written).journey_map == journey_map


def test_a_map_that_could_not_be_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(document, "LARGEST_FILE", 1_000)
    with pytest.raises(JourneyError) as refused:
        document.write(Map(id="m", title="Shop", headline="x" * 1_500))
    assert (refused.value.code, refused.value.where) == ("map_too_large", "Shop")
    assert refused.value.hint("en") and refused.value.hint("it")


def test_records_are_written_in_their_order_whatever_the_order_they_came_in():
    late, early = Stage(id="a", order="k", name="Late"), Stage(id="b", order="F", name="Early")
    assert document.write(Map(id="m", stages=(late, early))) == document.write(Map(id="m", stages=(early, late)))


def test_a_byte_order_mark_is_tolerated():
    assert document.read(b"\xef\xbb\xbf{" + HEAD.encode() + b"}").journey_map.id == "m"


def test_controls_and_lone_surrogates_are_taken_out_and_markup_is_just_text():
    journey_map = read("{" + HEAD + r', "title": "a\u0000b\ud800c\ufffe\u202ed", "headline": "<script>x</script>"}')
    assert journey_map.title == "abcd"
    assert journey_map.headline == "<script>x</script>"
    assert read("{" + HEAD + ', "title": "a\x01\tb"}').title == "a b"


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", "broken_json", "Line 1, column 1"),
        ('{"schema_version": 1,\n "id": "m",\n}', "broken_json", "Line 3, column 1"),
        ("{'id': 3}", "broken_json", "Line 1, column 2"),
        ('{"a": 1,\n "b": {"x": 1, "x": 2}}', "repeated_key", "Line 2, column 16: the key “x”"),
        ('{"a": {' + ",".join(f'"k{n}": 1' for n in range(501)) + "}}", "too_many_fields", "more than 500 fields"),
        ('{"a": ["NaN", {"a": 1}], "b": NaN}', "not_a_json_number", "Line 1, column 31: NaN"),
        ('{"a": -Infinity}', "not_a_json_number", "-Infinity"),
        ('{"a": ' + "9" * 5000 + "}", "not_a_json_number", "Line 1, column 7"),
        ("[" * 200_000, "nested_too_deeply", "nested too deeply"),
        ('{"a":' * 200_000, "nested_too_deeply", "nested too deeply"),
        ("[]", "not_a_map", "not an Itinerario map"),
        ('"x"', "not_a_map", "not an Itinerario map"),
        ("{}", "not_a_map", "schema_version"),
        ('{"schema_version": true}', "not_a_map", "schema_version"),
        ('{"schema_version": "1"}', "not_a_map", "schema_version"),
        ('{"schema_version": 5, "id": "m"}', "newer_schema", "version 5; this program knows versions up to 4"),
        ('{"schema_version": 1}', "missing_field", "shop.json: id: The field “id” is missing"),
        ("{" + HEAD + ', "colour": 3}', "unknown_field", "shop.json: colour: There is no field “colour”"),
        ("{" + HEAD + ', "stages": {}}', "not_a_list", "shop.json: stages: A list"),
        ("{" + HEAD + ', "stages": [{"id": "s"}]}', "missing_field", "stages[0].name: The field “name”"),
        ("{" + HEAD + ', "stages": [{"id": "s", "name": "x", "days": 1e999}]}', "bad_value", "stages[0].days"),
        ("{" + HEAD + ', "stages": [{"id": "s", "name": 3}]}', "bad_value", "text is needed, not 3"),
        ("{" + HEAD + ', "feelings": [{"id": "f", "valence": 7}]}', "bad_value", ".valence: A value does not fit: 7"),
        ("{" + HEAD + ', "state": "then"}', "bad_value", "“then” is none of: as_is, to_be"),
        (
            "{" + HEAD + ', "stages": [{"id": "s", "name": "x"}, {"id": "s", "name": "y"}]}',
            "duplicate_id",
            "stages[1].id: The id “s” is already used by stages[0]",
        ),
        (
            "{" + HEAD + ', "touchpoints": [{"id": "t", "stage_id": "nowhere", "title": "x"}]}',
            "dangling_reference",
            "touchpoints[0].stage_id: It points to “nowhere”",
        ),
        (
            "{" + HEAD + ', "timeframe": {"start": "2026-02-01", "end": "2026-01-01"}}',
            "bad_value",
            "timeframe: A value does not fit: the end is before the start",
        ),
    ],
)  # fmt: skip
def test_what_is_no_map_is_refused_with_one_clear_sentence(text: str, code: str, told: str):
    error = refusal(text)
    assert error.code == code
    assert told in error.message()
    assert error.message().startswith("shop.json: ")
    assert "\n" not in error.message()


def test_a_file_in_another_encoding_is_refused_with_the_line():
    error = refusal('{\n "title": "perché"}'.encode("cp1252"))
    assert (error.code, error.params) == ("not_utf8", {"line": "2"})
    assert refusal("{}".encode("utf-16")).code == "not_utf8"


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_parsed():
    assert refusal(b"[" * 50_000_000).code == "file_too_large"


def test_a_text_of_2000_characters_is_kept_and_one_more_is_refused():
    assert read("{" + HEAD + f', "title": "{"x" * 2000}"' + "}").title == "x" * 2000
    error = refusal("{" + HEAD + f', "title": "{"x" * 2001}"' + "}")
    assert (error.code, error.where) == ("text_too_long", "shop.json: title")


def test_2000_touchpoints_are_kept_and_one_more_is_refused():
    def with_touchpoints(count: int) -> str:
        cards = ", ".join(f'{{"id": "t{n}", "stage_id": "s", "title": "x"}}' for n in range(count))
        return "{" + HEAD + f', "stages": [{{"id": "s", "name": "x"}}], "touchpoints": [{cards}]' + "}"

    assert len(read(with_touchpoints(2000)).touchpoints) == 2000
    error = refusal(with_touchpoints(2001))
    assert (error.code, error.params) == ("too_many_touchpoints", {"count": 2001, "limit": 2000})


def test_what_an_error_shows_of_a_file_cannot_reach_the_terminal():
    error = refusal("{" + HEAD + r', "stages": [{"id": "a\u001b[31m\ud800", "name": "x"}]}')
    assert "\x1b" not in error.message()
    assert error.message().encode()


@given(st.integers(0, 10**6), st.integers(1, 6))
@settings(max_examples=150, deadline=None)
def test_a_damaged_file_is_read_or_refused_and_never_crashes(seed: int, wounds: int):
    chance = random.Random(seed)
    data = bytearray(document.write(random_map(seed % 7, stages=2, touchpoints=3)).data)
    for _ in range(wounds):
        place = chance.randrange(len(data))
        length = chance.randrange(8)
        patch = chance.choice(
            [b"", b"\xff", b'"', b"{", b"]", b"null", b"-1e400", b"\\ud800", b"NaN", b'"id":"x",', b"\x00"]
        )
        data[place : place + length] = patch
    try:
        document.read(bytes(data))
    except JourneyError as error:
        assert error.message("en") and error.message("it")


@given(st.binary(max_size=40))
def test_no_bytes_crash_the_reader(data: bytes):
    with pytest.raises(JourneyError):
        document.read(data)


def test_an_empty_map_is_a_valid_file():
    blank = empty_map("Mine", "it")
    assert document.read(document.write(blank).data).journey_map == blank
