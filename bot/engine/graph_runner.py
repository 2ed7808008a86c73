"""Runs the parts of a trained model one after the other, in an order that is found once.

Rasa's runner copies the graph's schema, builds a dask graph and schedules it anew three times a turn, and each
node looks for hooks and words a log; for a dozen nodes in a row in one thread that costs more than some of them do.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

from rasa.engine.runner.dask import DaskGraphRunner

Step = Tuple[str, Callable[..., Any], Dict[str, str]]
"""Name of a node, what it does, and the name of what it needs for each argument."""


class OrderedGraphRunner:
    """Does what ``DaskGraphRunner`` does for prediction, with the nodes that one has instantiated."""

    def __init__(self, runner: DaskGraphRunner) -> None:
        """``runner``: as Rasa made it when it loaded the model."""
        self._schema = runner._graph_schema
        self._nodes = runner._instantiated_nodes
        self._orders: Dict[Tuple[str, ...], List[Step]] = {}

    def run(self, inputs: Optional[Dict[str, Any]] = None, targets: Optional[Sequence[str]] = None) -> Dict[str, Any]:
        """Run the nodes that the targets need; returns target -> output."""
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        results = dict(inputs or {})
        for name, work, needs in self._orders[wanted]:
            results[name] = work(**{argument: results[need] for argument, need in needs.items()})
        return {name: results[name] for name in wanted}

    def _order(self, targets: Tuple[str, ...]) -> List[Step]:
        """Every node that a target needs, each after what it needs itself."""
        order: Dict[str, Step] = {}

        def add(name: str) -> None:
            if name in order or name not in self._schema.nodes:
                return
            needs = self._schema.nodes[name].needs
            for need in needs.values():
                add(need)
            node = self._nodes[name]
            order[name] = (name, partial(node._fn, node._component), needs)

        for target in targets:
            add(target)
        return list(order.values())
