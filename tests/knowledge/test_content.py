"""The curated content itself keeps every promise; one test each, so that a broken one is named."""

from datetime import date

import pytest

from knowledge import KnowledgeBase
from knowledge.build import build
from knowledge.promises import PROMISES, references
from knowledge.reading import CONTENT, Content, read_content
from knowledge.vocabulary import Danger

pytestmark = pytest.mark.skipif(not (CONTENT / "topics.yml").is_file(), reason="the content is not here")


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(CONTENT)[0]


def test_every_file_can_be_understood():
    assert [str(problem) for problem in read_content(CONTENT)[1]] == []


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_promise(content, promise):
    assert [str(problem) for problem in promise(content)] == []


def test_no_date_is_in_the_future(content):
    found = references.dates_are_not_in_the_future(content, date.today())
    assert [str(problem) for problem in found] == []


def test_the_base_is_built_and_knows_every_topic_and_danger(content, tmp_path):
    build(CONTENT, tmp_path / "knowledge.db")
    base = KnowledgeBase.open(tmp_path / "knowledge.db")
    assert [topic.slug for topic in base.topics()] == [topic.slug for topic in content.topics]
    assert {plan.danger for plan in base.danger_plans()} == set(Danger)
    assert len(base.entries()) == len(content.entries)
