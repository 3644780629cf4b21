"""A metric or a loss of the whole journey: it belongs to no stage and no touchpoint, so its form is its own."""

from journey.model import Loss, Map, Metric
from journey.ui.panels.losses import loss_fields
from journey.ui.panels.measures import metric_fields


def draw_metric(_: Map, metric: Metric) -> None:
    metric_fields(metric)


def draw_loss(_: Map, loss: Loss) -> None:
    loss_fields(loss)
