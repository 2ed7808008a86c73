"""Runs the parts of a trained model one after the other, in an order that is found once.

Rasa's runner copies the graph's schema, builds a dask graph and schedules it anew three times a turn;
for a dozen nodes in a row in one thread that costs more than some of them do.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence, Tuple

from rasa.engine.graph import GraphNode
from rasa.engine.runner.dask import DaskGraphRunner

Step = Tuple[str, GraphNode, Tuple[str, ...]]
"""Name of a node, the node, and the names of what it needs."""


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
        # A node takes (name, value) pairs, and the bare name of an input that is not there.
        results: Dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in self._orders[wanted]:
            results[name] = node(*(results.get(need, need) for need in needs))
        return dict(results[name] for name in wanted)

    def _order(self, targets: Tuple[str, ...]) -> List[Step]:
        """Every node that a target needs, each after what it needs itself."""
        order: Dict[str, Step] = {}

        def add(name: str) -> None:
            if name in order or name not in self._schema.nodes:
                return
            needs = tuple(self._schema.nodes[name].needs.values())
            for need in needs:
                add(need)
            order[name] = (name, self._nodes[name], needs)

        for target in targets:
            add(target)
        return list(order.values())
