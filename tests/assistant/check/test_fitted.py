"""Signs are weighed as the file says that is fitted to the reader."""

from __future__ import annotations

import pytest

from assistant.check.fitted import Weighing, load_fitted


def test_what_is_needed_is_reached_from_zero_on() -> None:
    weighing = Weighing(weights=(2.0, 0.5), needed=3.0)
    assert weighing.weigh((1, 2)) == 0
    assert weighing.weigh((1, 4)) == 1
    assert weighing.weigh((0, 0)) == -3


def test_each_sign_has_a_weight() -> None:
    with pytest.raises(ValueError, match="longer"):
        Weighing(weights=(1.0,), needed=0.0).weigh((1, 2))


def test_every_sign_counts_for_what_it_tells() -> None:
    fitted = load_fitted()
    contrasts = (fitted.contrast, fitted.contrast_across, fitted.contrast_names)
    weighings = (*contrasts, fitted.support, fitted.support_across)
    assert [len(one.weights) for one in weighings] == [5, 5, 4, 2, 2]
    assert len(fitted.swap.weights) == 3
    assert all(weight > 0 for one in weighings for weight in one.weights)
