"""Markdown: the first fenced Mermaid journey in it."""

import pytest

from journey.errors import JourneyError
from journey.formats import markdown


def read(text: str):
    return markdown.read(text.encode(), "notes.md").journey_map


def test_the_first_journey_among_the_fenced_blocks_is_read():
    text = """# Notes

```mermaid
flowchart TD
```

  ~~~~ Mermaid
  ---
  title: First
  ---
  journey
  section Look
  x: 4
  ```
  y: 5
  ~~~~

```mermaid
journey
section Second
```
"""
    with pytest.raises(JourneyError) as refused:
        read(text)
    assert (refused.value.code, refused.value.params["line"]) == ("mermaid_no_score", "14")
    found = read(text.replace("  ```\n  y", "  y"))
    assert (found.title, [stage.name for stage in found.stages]) == ("First", ["Look"])
    assert [card.title for card in found.touchpoints] == ["x", "y"]


def test_mistakes_are_told_with_the_line_in_the_whole_file():
    with pytest.raises(JourneyError) as refused:
        read("# Notes\r\n\r\n```mermaid\r\njourney\r\nno score\r\n```\r\n")
    assert refused.value.message().startswith("notes.md: Line 5: “no score” has no score.")


@pytest.mark.parametrize("fence", ["```{mermaid}", "```mermaid title=x", "~~~mermaid"])
def test_a_block_that_never_closes_runs_to_the_end(fence: str):
    assert [card.title for card in read(f"{fence}\njourney\nx: 3").touchpoints] == ["x"]


@pytest.mark.parametrize("text", ["", "# Notes", "journey\nx: 3", "```\njourney\nx: 3\n```", "```mermaid\npie\n```"])
def test_a_file_without_a_journey_is_refused(text: str):
    with pytest.raises(JourneyError) as refused:
        read(text)
    assert refused.value.code == "no_mermaid_journey"
