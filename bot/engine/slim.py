"""Serves without TensorFlow: our model does not use it, but importing Rasa's agent imports it always.

A finder answers every import of TensorFlow, and of other packages that serving never uses, with an empty
module whose attributes can be named, subclassed and called, and do nothing. It must be put in place before Rasa is
imported. Training is untouched: it runs in a process of its own, with the real thing.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from types import ModuleType
from typing import Any, Optional, Sequence

TENSORFLOW = ("tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras", "jax")
OTHERS = (
    "aio_pika",
    "aiogram",
    "aiormq",
    "apscheduler",
    "boto3",
    "botocore",
    "engineio",
    "fbmessenger",
    "h5py",
    "joblib",
    "langcodes",
    "mako",
    "matplotlib",
    "mattermostwrapper",
    "pamqp",
    "prompt_toolkit",
    "pymongo",
    "questionary",
    "redis",
    "rocketchat_API",
    "sklearn",
    "sklearn_crfsuite",
    "slack_sdk",
    "socketio",
    "twilio",
    "webexteamssdk",
)
"""Clients of channels, stores and queues that are not ours, what asks in a terminal, plots, and what only training
needs: Rasa imports them all."""
STUBBED = (*TENSORFLOW, *OTHERS)
"""Top-level packages that are never really imported."""

MISSING = "tensorflow.experimental"
"""By this part spaCy finds out whether it could use TensorFlow: it must not try to."""


class Anything(type):
    """A class of which every attribute is such a class again: enough for annotations, bases and decorators."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = Anything(name, (), {})
        setattr(cls, name, made)
        return made


class StubModule(ModuleType):
    """A module that holds whatever is asked of it."""

    __version__ = "0.0.0"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = Anything(name, (), {})
        setattr(self, name, made)
        return made


class StubFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a stub for every module of the packages in STUBBED."""

    def find_spec(
        self, fullname: str, path: Optional[Sequence[str]] = None, target: Optional[ModuleType] = None
    ) -> Optional[importlib.machinery.ModuleSpec]:
        """A stub's spec for a stubbed package, None for any other. Raises ImportError for what must look missing."""
        if fullname.startswith(MISSING):
            raise ModuleNotFoundError(fullname)
        package = fullname.partition(".")[0]
        is_real = package in sys.modules and not isinstance(sys.modules[package], StubModule)
        if package not in STUBBED or is_real:  # what was imported before stays real with all its parts
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """An empty module."""
        return StubModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def serve_without_tensorflow() -> None:
    """Put the stubs in place. Raises RuntimeError when TensorFlow has been imported already."""
    if "tensorflow" in sys.modules:
        raise RuntimeError("TensorFlow has been imported already")
    sys.meta_path.insert(0, StubFinder())
