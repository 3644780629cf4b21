import numpy as np

Z = 1.959963984540054


def wilson(x, n, deff=1.0):
    n = n / deff
    x = x / deff
    p = x / n
    c = (p + Z * Z / 2 / n) / (1 + Z * Z / n)
    h = Z * np.sqrt(p * (1 - p) / n + Z * Z / 4 / n / n) / (1 + Z * Z / n)
    return max(0, c - h), min(1, c + h)


def design_effect(ss, p, n):
    return max(1.0, ss / (n * p * (1 - p))) if 0 < p < 1 else 1.0


def byar(o, e, deff=1.0):
    ex = o / e
    o = o / deff
    e = e / deff
    lo = o * (1 - 1 / (9 * o) - Z / (3 * np.sqrt(o))) ** 3 / e if o > 0 else 0.0
    return ex, lo, (o + 1) * (1 - 1 / (9 * (o + 1)) + Z / (3 * np.sqrt(o + 1))) ** 3 / e


def above(o, e, deff=1.0):
    from scipy.special import gammainc

    return gammainc(o / deff, e / deff) if o > 0 else 1.0


def benjamini_hochberg(p):
    p = np.asarray(p, float)
    m = len(p)
    if not m:
        return p
    o = np.argsort(p)
    q = np.minimum.accumulate((p[o] * m / np.arange(1, m + 1))[::-1])[::-1]
    r = np.empty(m)
    r[o] = np.minimum(q, 1)
    return r


def kaplan_meier(d, e, at):
    return None
