"""Reads ``data/nlu`` for a training once, quickly, and its examples as they are.

Rasa asks for the examples three times and reads the files each time; it copies every one deeply for each set that it
puts together, and works out its digest anew. With thirty thousand examples that took as long as learning from them.
Nothing of ours changes an example, so a copy of one is the example itself.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, Dict, FrozenSet, List, Optional

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from ruamel.yaml import YAML

LINE = "- "
MARKS: FrozenSet[str] = frozenset("[]{}()")
"""What marks an entity, or what may be one, in Rasa's format."""


class Example(Message):
    """A training example, which nobody changes."""

    _cached_fingerprint: Optional[str]

    def set(self, prop: str, info: Any, add_to_output: bool = False) -> None:
        """Set a property; one that is so already leaves the digest valid."""
        if add_to_output or prop not in self.data or self.data[prop] != info:
            super().set(prop, info, add_to_output)

    def fingerprint(self) -> str:
        """A digest of what it says, by which Rasa tells examples apart; Rasa's own takes a digest of each part."""
        if self._cached_fingerprint is None:
            self._cached_fingerprint = hashlib.sha256(repr(sorted(self.data.items())).encode()).hexdigest()
        return self._cached_fingerprint

    def __deepcopy__(self, _memo: Dict[int, Any]) -> Example:
        return self


class ExampleImporter(RasaFileImporter):
    """Rasa's importer of files (``importers`` in ``config.yml``), which reads the examples once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As Rasa makes its importers."""
        super().__init__(*args, **kwargs)
        self._read: Optional[TrainingData] = None

    def get_nlu_data(self, language: Optional[str] = "en") -> TrainingData:
        """The examples of every file. ``language`` means nothing here: each example says its own."""
        if self._read is None:
            plain = [plain_examples(Path(path)) for path in self._nlu_files]
            examples = [one for part in plain for one in part or ()]
            self._read = TrainingData(examples) if None not in plain else self._by_rasa(language)
        return self._read

    def _by_rasa(self, language: Optional[str]) -> TrainingData:
        """What Rasa reads, and what it says of a file that is wrong."""
        read = super().get_nlu_data(language)
        examples = [Example(one.data, one.output_properties, one.time, one.features) for one in read.training_examples]
        return TrainingData(examples, read.entity_synonyms, read.regex_features, read.lookup_tables, read.responses)


def plain_examples(path: Path) -> Optional[List[Example]]:
    """The examples of a file that has nothing but intents with lines of text, as Rasa would read it; otherwise None.

    Rasa checks every file against a schema and digests each example three times: 16 seconds for 62,000 of them, beside
    two for these lines. ``rasa data validate`` is among the tests.
    """
    content = YAML(typ="safe").load(path)
    blocks = content.get("nlu") if isinstance(content, dict) and set(content) <= {"version", "nlu"} else None
    examples: List[Example] = []
    for block in blocks or ():
        if set(block) != {"intent", "metadata", "examples"}:
            return None
        lines = block["examples"].splitlines()
        if not all(line.startswith(LINE) for line in lines) or MARKS & set(block["examples"]):
            return None
        examples += [
            Example.build(line[len(LINE) :], block["intent"], intent_metadata=block["metadata"]) for line in lines
        ]
    return examples or None
