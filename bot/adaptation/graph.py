"""A network that has learnt, as a file of the open neural network exchange (ONNX), in 8 bits a weight.

What serves reads that file alone (``knowledge/encoder.py``, with onnxruntime): on one core a short text takes it a
sixth of the time that numpy takes. ``onnx`` is needed to write it, and so only by whoever teaches.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from knowledge.encoder import GIVEN, TOLD

OPERATORS, FORM = 20, 9
"""Versions of ONNX's operators and of its file that onnxruntime 1.17 and later read."""

Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes, as they are added one by one; each is called by the name of what it makes.

    What is given is texts x pieces x numbers of a piece, what is told texts x numbers of a meaning; all texts of one
    run are as long as each other.
    """

    def __init__(self, weights: Weights, smallest: float) -> None:
        """``smallest``: added to a spread before its root is taken."""
        self._weights, self._smallest = weights, smallest
        self._nodes: List[Any] = []
        self._kept: Dict[str, Any] = {}

    def node(self, kind: str, *given: str, **how: Any) -> str:
        """What an operator makes of what it is given."""
        name = f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(given), [name], **how))
        return name

    def constant(self, value: Any, kind: type = np.int64) -> str:
        """Numbers that never change; the same ones are kept once."""
        array: NDArray[Any] = np.array(value, dtype=kind)
        name = f"{kind.__name__}_{'_'.join(map(str, np.ravel(array)))}_of_{array.ndim}"
        return self._keep(name, array)

    def weight(self, name: str) -> str:
        """Weights that were learnt."""
        return self._keep(name, self._weights[name])

    def _keep(self, name: str, array: NDArray[Any]) -> str:
        if name not in self._kept:
            self._kept[name] = numpy_helper.from_array(np.array(array, order="C"), name)
        return name

    def product(self, rows: str, weights: str, shift: str | None = None) -> str:
        """Rows times weights, and a shift if there is one."""
        product = self.node("MatMul", rows, self.weight(weights))
        return product if shift is None else self.node("Add", product, self.weight(shift))

    def normal(self, rows: str, scale: str, shift: str) -> str:
        """Each row around nought and at one spread, then scaled and shifted."""
        given = rows, self.weight(scale), self.weight(shift)
        return self.node("LayerNormalization", *given, axis=-1, epsilon=self._smallest)

    def model(self, told: str, width: int, comes_out: int) -> Any:
        """The whole, with what is told brought to length 1."""
        self._nodes.append(helper.make_node("LpNormalization", [told], [TOLD], axis=1, p=2))
        read = helper.make_tensor_value_info(GIVEN, TensorProto.FLOAT, ["texts", "length", width])
        meaning = helper.make_tensor_value_info(TOLD, TensorProto.FLOAT, ["texts", comes_out])
        graph = helper.make_graph(self._nodes, "encoder", [read], [meaning], list(self._kept.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPERATORS)], ir_version=FORM)


def store(model: Any, path: Path) -> None:
    """Write a model, its weights in 255 steps of each column's largest; whole or not at all."""
    with TemporaryDirectory(dir=path.parent) as folder:
        exact, small = Path(folder) / "exact.onnx", Path(folder) / "small.onnx"
        onnx.save(model, exact)
        quantize_dynamic(exact, small, weight_type=QuantType.QInt8, per_channel=True)
        small.replace(path)
