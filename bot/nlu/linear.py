"""One linear classifier: multinomial logistic regression, trained with scikit-learn, used with numpy."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any, Sequence

import numpy as np
from numpy.typing import NDArray

Features = Any
"""A dense array or a sparse matrix with one row per text."""


@dataclass(frozen=True)
class LinearClassifier:
    """``weights``: features x labels; ``bias``: labels. The labels themselves are kept by the owner."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def fit(
        cls,
        features: Features,
        labels: Sequence[str],
        strength: float,
        rounds: int,
        start: LinearClassifier | None = None,
    ) -> LinearClassifier:
        """Learn from rows and their labels; columns of the result follow ``sorted(set(labels))``.

        ``strength``: inverse of the regularisation (scikit-learn's C). Stopping after ``rounds``
        before the optimum is a choice: later rounds change the order of hardly any answer.
        ``start``: of the same labels, learnt from some of the rows: a third of the rounds is enough from there.
        """
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.linear_model import LogisticRegression

        names = np.unique(np.array(labels))
        regression = LogisticRegression(C=strength, max_iter=rounds, multi_class="multinomial")
        if start is not None and start.bias.shape == names.shape and len(names) > 2:
            regression.set_params(warm_start=True, max_iter=rounds // 3)
            regression.classes_, regression.coef_, regression.intercept_ = names, start.weights.T, start.bias
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            regression.fit(features, labels)
        weights, bias = regression.coef_, regression.intercept_
        if len(regression.classes_) == 2:  # scikit-learn keeps one row for two labels
            weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
        return cls(weights.T.astype(np.float32), bias.astype(np.float32))

    def log_probabilities(self, features: Features) -> NDArray[np.float32]:
        """One row of natural logarithms per row of ``features``."""
        return log_softmax(np.asarray(features @ self.weights) + self.bias)

    def log_probabilities_of_row(self, columns: NDArray[np.int64], values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for one sparse row, given as its columns and values."""
        return log_softmax(values @ self.weights[columns] + self.bias)


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores as logarithms of probabilities that add up to one along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
