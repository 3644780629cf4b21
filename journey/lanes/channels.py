"""Channels: where customer and company meet in each stage, as icons with names."""

from collections.abc import Sequence

from journey.lanes.cells import Entry, Style, cells_height, draw_cells, note_entries
from journey.lanes.frame import Column, Frame
from journey.model import Channel
from journey.scene.icons import draw_icon
from journey.scene.primitives import Item

LEAD = 30.0


def height(frame: Frame) -> float:
    return cells_height(frame, _entries)


def draw(frame: Frame, top: float, height: float) -> tuple[Item, ...]:
    return draw_cells(frame, top, _entries, _icon)


def _entries(frame: Frame, column: Column) -> list[Entry]:
    used = dict.fromkeys(touchpoint.channel_id for touchpoint in column.touchpoints if touchpoint.channel_id)
    channels = [channel for channel_id in used if (channel := frame.map.channel(channel_id))]
    style = Style(frame.density.cell, frame.theme.ink2)
    entries = [
        Entry(
            channel.id,
            channel.name,
            style,
            f"{channel.name} · {frame.words(f'define.kinds.{channel.kind}')}",
            LEAD,
            channel,
        )
        for channel in channels
    ]
    return entries + note_entries(frame, column, style)


def _icon(frame: Frame, entry: Entry, left: float, top: float, height: float) -> Sequence[Item]:
    if not isinstance(entry.mark, Channel):
        return ()
    return (draw_icon(entry.mark.icon, left + 10, top + 0.62 * entry.style.size, 20, frame.theme.ink),)
