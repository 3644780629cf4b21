"""A peer: retentioneering, which asks DuckDB about a data frame; where it has no answer, pandas gives one."""

import pandas as pd
from common import STAGES, run
from retentioneering import Eventstream

ADDED = ("path_start", "path_end")  # events that it puts before and after each journey


def answer(path: str) -> list[tuple[str, str, int]]:
    frame = pd.read_csv(path)
    stream = Eventstream(frame, {"path_cols": ["customer"], "event_col": "event", "timestamp_col": "time"})
    counts = stream.transition_graph_data(edge_weight="count")
    stream.transition_graph_data(edge_weight="time_median")
    stream.df.groupby("customer", observed=True)["event"].agg(tuple).value_counts()
    stream.df.groupby("customer", observed=True)["event"].last().value_counts()
    stream.funnel_data(list(STAGES))
    long = counts.stack()
    return [
        (source, target, int(count))
        for (source, target), count in long.items()
        if count and source not in ADDED and target not in ADDED
    ]


if __name__ == "__main__":
    run(answer)
