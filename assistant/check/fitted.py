"""The weights of the checks: fitted by ``python -m tests.measure.lies fit``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

FITTED = Path(__file__).with_name("fitted.json")


class Weighing(BaseModel):
    """Weighs several signs into one figure, in log-odds less what is needed."""

    model_config = ConfigDict(frozen=True)

    weights: tuple[float, ...]
    """One for each sign."""
    needed: float
    """The sum that has to be reached."""

    def weigh(self, signs: Sequence[float]) -> float:
        """Return by how much the signs reach what is needed: 0 and more, they do."""
        weighed = zip(self.weights, signs, strict=True)
        return sum(weight * sign for weight, sign in weighed) - self.needed


class Fitted(BaseModel):
    """What depends on the weights of the reader, and is fitted again with them."""

    model_config = ConfigDict(frozen=True)

    contrast: Weighing
    """Of what fits better in place of a figure or a date, within one language; what is
    reached says that it is misplaced."""
    contrast_across: Weighing
    """The same across languages."""
    contrast_names: Weighing
    """The same of names, in any languages."""
    swap: Weighing
    """Of ``Signs`` of a swap; what is reached says that two facts are swapped."""
    support: Weighing
    """Of the reader's score and the share of words, within one language."""
    support_across: Weighing
    """Of the reader's score and the closeness in meaning, across languages."""


@cache
def load_fitted() -> Fitted:
    """Return the weights that are shipped with the reader."""
    return Fitted.model_validate_json(FITTED.read_text(encoding="utf-8"))
