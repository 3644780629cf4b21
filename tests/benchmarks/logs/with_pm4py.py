"""A peer: pm4py, on a data frame, with the functions it has for each of the questions."""

import pandas as pd
import pm4py
from common import STAGES, run


def answer(path: str) -> list[tuple[str, str, int]]:
    frame = pd.read_csv(path)
    frame["time"] = pd.to_datetime(frame["time"])
    log = pm4py.format_dataframe(frame, case_id="customer", activity_key="event", timestamp_key="time")
    edges, _, _ = pm4py.discover_dfg(log)
    pm4py.discover_performance_dfg(log)
    pm4py.get_variants(log)
    pm4py.get_end_activities(log)
    reached = None
    for stage in STAGES:
        here = log[log["concept:name"] == stage]
        if reached is not None:
            here = here.merge(reached, on="case:concept:name")
            here = here[here["time:timestamp"] > here["at"]].drop(columns="at")
        reached = here.groupby("case:concept:name")["time:timestamp"].min().rename("at").reset_index()
    return [(source, target, count) for (source, target), count in edges.items()]


if __name__ == "__main__":
    run(answer)
