"""Who is compared on the same training data and the same questions, and how each learns and is asked.

A contestant learns in one process and is asked in another, so that neither's memory or threads count for the other.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Protocol

from ruamel.yaml import YAML

from bot.evaluation.examples import TRAINING, read_examples
from bot.settings import PROJECT

Ranking = tuple[tuple[str, float], ...]
Heard = tuple[str, Ranking]
"""The intent, which may be a fallback, and the topics, best first."""

RASA_FILE = "model.tar.gz"
LINEAR_FILE = "model.joblib"
FALLBACK = "nlu_fallback"


class Contestant(Protocol):
    """One way of telling topics."""

    @property
    def name(self) -> str:
        """Short, for folders."""
        ...

    @property
    def title(self) -> str:
        """For people."""
        ...

    @property
    def files(self) -> tuple[str, ...]:
        """What its model depends on, beside the training data."""
        ...

    def learn(self, folder: Path, epochs: int | None) -> None:
        """Learn from ``data/nlu`` and keep the model as one file in ``folder``."""
        ...

    def open(self, folder: Path) -> Callable[[str], Heard]:
        """The model of ``folder``, ready to be asked."""
        ...


@dataclass(frozen=True)
class RasaPipeline:
    """A pipeline of Rasa components. ``slim``: it can be asked without TensorFlow."""

    name: str
    title: str
    config: str
    files: tuple[str, ...]
    slim: bool

    def learn(self, folder: Path, epochs: int | None) -> None:
        """Train with Rasa in a temporary folder, without its cache."""
        with tempfile.TemporaryDirectory() as temporary:
            os.environ["RASA_CACHE_DIRECTORY"] = str(Path(temporary) / "cache")
            from rasa.model_training import train_nlu

            config = _with_epochs(PROJECT / self.config, epochs, Path(temporary))
            model = train_nlu(str(config), str(TRAINING), temporary, fixed_model_name=self.name)
            assert model is not None, "Rasa has said why"
            Path(model).rename(folder / RASA_FILE)

    def open(self, folder: Path) -> Callable[[str], Heard]:
        """Load it as Rasa does."""
        if self.slim:
            from bot.engine.slim import serve_without_tensorflow

            serve_without_tensorflow()
        from rasa.core.agent import Agent
        from rasa.core.channels.channel import UserMessage

        agent: Any = Agent.load(str(folder / RASA_FILE))

        def hear(text: str) -> Heard:
            parsed = asyncio.run(agent.processor.parse_message(UserMessage(text, metadata={"language": None})))
            ranking = [(one["name"], float(one["confidence"])) for one in parsed["intent_ranking"]]
            return parsed["intent"]["name"], tuple(one for one in ranking if one[0] != FALLBACK)

        return hear


@dataclass(frozen=True)
class LinearBaseline:
    """TF-IDF over words and over runs of 2 to 5 characters, logistic regression; scikit-learn alone.

    As strong a regularisation as our own view of spelling has; terms of a single text are left out.
    """

    name: str = "tfidf"
    title: str = "TF-IDF (words, characters 2-5), logistic regression"
    files: tuple[str, ...] = ("bot/evaluation/contestants.py",)

    def learn(self, folder: Path, epochs: int | None) -> None:
        """Fit, and keep it in scikit-learn's own way (a pickle: it is opened by nobody but this comparison)."""
        import joblib
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline, make_union

        examples = read_examples()
        terms = make_union(
            TfidfVectorizer(strip_accents="unicode", sublinear_tf=True),
            TfidfVectorizer(
                strip_accents="unicode", sublinear_tf=True, analyzer="char_wb", ngram_range=(2, 5), min_df=2
            ),
        )
        model = make_pipeline(terms, LogisticRegression(C=10.0, max_iter=100))
        model.fit([example.text for example in examples], [example.topic for example in examples])
        joblib.dump(model, folder / LINEAR_FILE)

    def open(self, folder: Path) -> Callable[[str], Heard]:
        """Load it."""
        import joblib

        model = joblib.load(folder / LINEAR_FILE)

        def hear(text: str) -> Heard:
            probabilities = model.predict_proba([text])[0]
            found = zip(map(str, model.classes_), map(float, probabilities), strict=True)
            ranking = sorted(found, key=lambda one: -one[1])
            return ranking[0][0], tuple(ranking)

        return hear


CONTESTANTS: tuple[Contestant, ...] = (
    RasaPipeline("ours", "Ventanilla", "config.yml", ("config.yml", "bot/nlu"), slim=True),
    RasaPipeline(
        "rasa-default",
        "Rasa's default pipeline (DIET)",
        "bot/evaluation/rasa_default.yml",
        ("bot/evaluation/rasa_default.yml",),
        slim=False,
    ),
    LinearBaseline(),
)


def contestant(name: str) -> Contestant:
    """The contestant of that name."""
    return next(one for one in CONTESTANTS if one.name == name)


def _with_epochs(config: Path, epochs: int | None, folder: Path) -> Path:
    """The configuration, with another number of epochs where one is given."""
    if epochs is None:
        return config
    yaml = YAML()
    told = yaml.load(config.read_text(encoding="utf-8"))
    for component in told["pipeline"]:
        if "epochs" in component:
            component["epochs"] = epochs
    changed = folder / config.name
    with changed.open("w", encoding="utf-8") as file:
        yaml.dump(told, file)
    return changed
