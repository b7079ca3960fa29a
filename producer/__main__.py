"""The command's first step, for `python -m producer` and the console script alike."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType


def main() -> None:
    """Load the command and run it; ^C while it loads ends the process in one line."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as in a shell's background
        signal.signal(signal.SIGINT, _interrupted)
    from producer.cli import app

    app.main()


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Leave at once: a KeyboardInterrupt in a module that loads comes out as all sorts of errors,
    and nothing has begun that would have to be ended."""
    del number, frame
    if sys.stderr is not None:
        print(
            "\nproducer: interrupted; type the same command to go on", file=sys.stderr, flush=True
        )
    os._exit(130)


if __name__ == "__main__":
    main()
