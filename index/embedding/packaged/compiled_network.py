"""Compile the layers of a network for this machine's processor, to read many texts.

OpenVINO joins the steps of a layer, and lays its weights out for the processor: that
reads a third faster than torch in bfloat16, and twice as fast in float32. Most products
in eight bits make it a quarter faster than bfloat16 again.
"""

from __future__ import annotations

import os
from queue import SimpleQueue
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor, nn

from index.embedding.packaged.batching import one_thread
from index.embedding.packaged.telemetry import decline_telemetry

decline_telemetry()

import openvino  # noqa: E402
import openvino.opset13 as ops  # noqa: E402
from openvino.op import Constant  # noqa: E402

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from openvino import InferRequest, Node

    from index.embedding.packaged.network import Bert, BertConfig


# Numbers of a token that are rounded with one scale. Measured on 2,000 passages and
# 6,538 questions: with the values of attention in eight bits, or with 384 numbers to a
# scale, some right passages are found later; as it is, as many earlier as later.
_GROUP = 128
_UNROUNDED = "attention.self.value"


class CompiledBert:
    """What a ``Bert`` on a processor computes, in the same precision or in eight bits.

    Safe to use from several threads: as many as there are processors run at once.
    """

    def __init__(self, network: Bert, *, eight_bits: bool = False) -> None:
        """Compile a network; that takes about half a second.

        Args:
            network: As it is now.
            eight_bits: Round the weights, and what comes to them as it comes, to whole
                numbers between -127 and 127 times a scale: one of each row of weights,
                one of each 128 numbers of a token. Attention, and its values, keep the
                precision of the network. The sum of a text's states has a cosine of
                0.998 or more to the unrounded one.
        """
        self._embeddings = network.embeddings
        workers = os.cpu_count() or 1
        precision = "bf16" if network.dtype == torch.bfloat16 else "f32"
        compiled = openvino.Core().compile_model(
            _model(network, precision if eight_bits else None),
            "CPU",
            {
                # Eight bits are used where all else is in float32, unless it says so.
                "INFERENCE_PRECISION_HINT": "f32" if eight_bits else precision,
                "DYNAMIC_QUANTIZATION_GROUP_SIZE": _GROUP if eight_bits else 0,
                "INFERENCE_NUM_THREADS": workers,
                "NUM_STREAMS": workers,
                # Other processes read files beside: no thread insists on its processor.
                "ENABLE_CPU_PINNING": False,
                # What it would keep for each shape of a batch is as fast made again.
                "CPU_RUNTIME_CACHE_CAPACITY": 0,
            },
        )
        self._idle: SimpleQueue[InferRequest] = SimpleQueue()
        for _ in range(workers):
            self._idle.put(compiled.create_infer_request())

    @torch.inference_mode()
    def __call__(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return states in float32; the arguments are those of ``Bert.forward``."""
        states = self._embeddings(ids).float()
        request = self._idle.get()
        try:
            request.infer([states.numpy(), mask.numpy()], share_inputs=True)
            return torch.from_numpy(request.get_output_tensor().data.copy())
        finally:
            self._idle.put(request)


def _model(network: Bert, unrounded: str | None) -> openvino.Model:
    """Return the layers as a graph from states and mask to states."""
    states = ops.parameter([-1, -1, network.config.hidden_size], openvino.Type.f32)
    mask = ops.parameter([-1, -1], openvino.Type.boolean)
    seen = ops.unsqueeze(mask, [1, 2])
    result: Node = states
    with one_thread():
        for layer in network.encoder.layer:
            result = _Layer(layer, network.config, unrounded)(result, seen)
    return openvino.Model([result], [states, mask])


class _Layer:
    """The steps of one layer, named as its weights are.

    Its weights are rounded if the precision of what is not is given.
    """

    def __init__(
        self, layer: nn.Module, config: BertConfig, unrounded: str | None
    ) -> None:
        self._heads = config.num_attention_heads
        self._epsilon = config.layer_norm_eps
        self._attention = unrounded or "f32"
        self._weights: dict[str, Node] = {}
        for name, tensor in layer.state_dict().items():
            value = tensor.float().numpy()
            if name.startswith(_UNROUNDED):
                exact = Constant(value, shared_memory=True)
                self._weights[name] = ops.convert(exact, self._attention)
            elif unrounded and value.ndim == 2:
                self._weights[name] = _rounded(value)
            else:
                self._weights[name] = Constant(value, shared_memory=True)

    def __call__(self, states: Node, seen: Node) -> Node:
        query, key = (
            ops.convert(self._linear(states, name), self._attention)
            for name in ("attention.self.query", "attention.self.key")
        )
        value = self._linear(ops.convert(states, self._attention), _UNROUNDED)
        attended = ops.scaled_dot_product_attention(
            self._split(query), self._split(key), self._split(value), seen
        )
        heads = ops.transpose(ops.convert(attended, "f32"), [0, 2, 1, 3])
        joined = ops.reshape(heads, [0, 0, -1], special_zero=True)
        states = self._output(joined, states, "attention.output")
        inner = ops.gelu(self._linear(states, "intermediate.dense"), "erf")
        return self._output(inner, states, "output")

    def _linear(self, inputs: Node, name: str) -> Node:
        product = ops.matmul(inputs, self._weights[f"{name}.weight"], False, True)
        return ops.add(product, self._weights[f"{name}.bias"])

    def _split(self, states: Node) -> Node:
        split = ops.reshape(states, [0, 0, self._heads, -1], special_zero=True)
        return ops.transpose(split, [0, 2, 1, 3])

    def _output(self, inputs: Node, states: Node, name: str) -> Node:
        summed = ops.add(self._linear(inputs, f"{name}.dense"), states)
        normal = ops.mvn(summed, [-1], True, self._epsilon, "inside_sqrt")
        scaled = ops.multiply(normal, self._weights[f"{name}.LayerNorm.weight"])
        return ops.add(scaled, self._weights[f"{name}.LayerNorm.bias"])


def _rounded(weights: NDArray[np.float32]) -> Node:
    """Return weights in eight bits, each row times its scale.

    The way of rounding is that of vector-wise quantization (Dettmers et al.,
    "LLM.int8()", 2022, section 2.1).
    """
    scales = np.abs(weights).max(axis=1, keepdims=True, initial=1e-30) / 127
    whole = Constant(np.rint(weights / scales).astype(np.int8))
    return ops.multiply(ops.convert(whole, "f32"), Constant(scales))
