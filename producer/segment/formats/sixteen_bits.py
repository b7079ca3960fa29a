"""16-bit sound into a file, by those of FFmpeg's encoders that take it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from producer.model import Pcm

LAYOUTS: Final = {1: "mono", 2: "stereo"}
"""FFmpeg's names, by the count of channels."""


def encode(
    pieces: Iterable[Pcm],
    path: Path,
    encoder: str,
    *,
    rate: int,
    channels: int,
    bit_rate: int | None = None,
    tags: Mapping[str, str] | None = None,
) -> None:
    """Write the pieces, samples by channel, to a file of the format that the encoder is named for.

    Raises OSError where it can't be written.
    """
    import av

    layout = LAYOUTS[channels]
    with av.open(str(path), "w", encoder) as container:
        container.metadata.update(tags or {})
        stream = container.add_stream(encoder, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        stream.codec_context.format = "s16"
        if bit_rate is not None:
            stream.bit_rate = bit_rate
        start = 0
        for piece in pieces:
            flat = np.ascontiguousarray(piece, np.int16).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(flat, format="s16", layout=layout)
            frame.sample_rate = rate
            frame.pts = start
            start += len(piece)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
