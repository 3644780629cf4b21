"""Names of events and channels as people read them."""

import pytest

from journey.events.spelling import proper


@pytest.mark.parametrize("name", ["LinkedIn", "WhatsApp", "Google Ads", "SMS"])
def test_names_of_channels_stay_as_they_are(name: str) -> None:
    assert proper(f" {name} ") == name


def test_what_a_program_wrote_becomes_words() -> None:
    assert proper("social_media") == "Social media"
    assert proper("liveChat") == "Live chat"
