"""The measures of a search: recall, reciprocal rank and nDCG, by ir-measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

DEPTH = 10
"""How many places of a ranking are looked at."""


def measure_ranking(
    relevant: Mapping[str, int], ranked: Sequence[str]
) -> dict[str, float]:
    """Return the measures of one question's ranking, by the names floors use."""
    import ir_measures
    from ir_measures import RR, R, nDCG

    measures = {
        "recall@1": R @ 1,
        "recall@5": R @ 5,
        "recall@10": R @ 10,
        "mrr": RR @ DEPTH,
        "ndcg@10": nDCG @ 10,
    }
    places = {id_: float(-place) for place, id_ in enumerate(dict.fromkeys(ranked))}
    values = ir_measures.calc_aggregate(
        list(measures.values()), {"q": dict(relevant)}, {"q": places}
    )
    return {name: float(values[measure]) for name, measure in measures.items()}
