"""hibari's network, run by ourselves so that it also tells how long each phoneme lasts.

The package's own runner keeps that to itself. The network has the lengths inside, in a value that
needs a name among the outputs: a protobuf message grows by what is appended to its bytes, so the
name is appended in memory, and the samples stay the same to the last bit.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Samples

STEP_MS: Final = 25
"""What the network counts lengths in: two of its frames of 300 samples at 24 kHz."""

_LENGTHS: Final = b"/Clip_output_0"
"""The value that holds the steps of each phoneme, in the graph of hibari-tts 0.2.1."""
_GRAPH_OF_MODEL, _OUTPUT_OF_GRAPH, _NAME_OF_VALUE = 7, 12, 1
"""Field numbers of ModelProto, GraphProto and ValueInfoProto in onnx.proto."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A voice, ready to speak. Called from several threads at a time."""

    session: Any
    signs: dict[str, int]
    """The number of each phoneme that the network knows."""


def load(network: Path, signs: Path) -> Model:
    """The network on one thread, which makes its bits the same everywhere."""
    silence_the_runtime()
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the most that was ever used, on top of what is used: 60 MB with two threads.
    options.enable_cpu_mem_arena = False
    named = network.read_bytes() + _field(
        _GRAPH_OF_MODEL, _field(_OUTPUT_OF_GRAPH, _field(_NAME_OF_VALUE, _LENGTHS))
    )
    return Model(
        session=onnxruntime.InferenceSession(named, options, providers=["CPUExecutionProvider"]),
        signs=json.loads(signs.read_text(encoding="utf-8")),
    )


def say(model: Model, phonemes: str, speed: float) -> tuple[Samples, tuple[int, ...]]:
    """The sound at the package's rate, and when each phoneme begins, in steps from its start.

    There is one more begin than phonemes: the end of the last. A sign that the network does not
    know takes no time. The sound is empty where it knows none.
    """
    from hibari import dsp

    numbers = [model.signs.get(sign) for sign in phonemes]
    known = [number for number in numbers if number is not None]
    if not known:
        return np.zeros(0, np.float32), (0,) * (len(phonemes) + 1)
    # A pad stands before and after the phonemes.
    asked = {
        "ids": np.asarray([[0, *known, 0]], np.int64),
        "speed": np.asarray([speed], np.float32),
    }
    *parts, lengths = model.session.run(None, asked)
    samples: Samples = dsp.synth(*(part[0] for part in parts), np.random.default_rng(0))
    lead, *steps = lengths.astype(int).tolist()
    lasting = iter(steps)
    each = [0 if number is None else next(lasting) for number in numbers]
    return samples, tuple(np.cumsum([lead, *each]).tolist())


def silence_the_runtime() -> None:
    """onnxruntime reports to its makers unless it is told not to before it is loaded."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()


def _field(number: int, content: bytes) -> bytes:
    """A protobuf field of a short message: key, length, content (wire type 2)."""
    assert len(content) < 128, "a longer length takes more than a byte"
    return bytes([number << 3 | 2, len(content)]) + content
