/** A live stream in an <audio>. `tell(state)` hears "stopped", "connecting", "playing", "again"
    (it broke off and is tried again) and "failed". */
const live = (audio, tell) => {
  const TRIES = 5;
  const STALLED_MS = 20000;

  let url = "";
  let wanted = false;
  let tries = 0;
  let timer = 0;
  let moved = 0;

  const connect = () => {
    moved = performance.now();
    audio.src = url;
    audio.play().catch((error) => {
      // A browser that wants a click first. Whatever else fails comes as an error event too.
      if (error.name === "NotAllowedError") stop();
    });
  };

  /** Let go of the connection and of what was buffered: played again, it is live again. */
  const drop = () => {
    clearTimeout(timer);
    audio.removeAttribute("src");
    audio.load();
  };

  const stop = () => {
    wanted = false;
    drop();
    tell("stopped");
  };

  const play = () => {
    if (!url) return;
    wanted = true;
    tries = 0;
    tell("connecting");
    connect();
  };

  const lost = () => {
    if (!wanted) return;
    drop();
    tries += 1;
    wanted = tries <= TRIES;
    if (wanted) timer = setTimeout(connect, 1000 * 2 ** tries);
    tell(wanted ? "again" : "failed");
  };

  audio.addEventListener("playing", () => {
    tries = 0;
    tell("playing");
  });
  audio.addEventListener("waiting", () => wanted && tell("connecting"));
  audio.addEventListener("timeupdate", () => (moved = performance.now()));
  audio.addEventListener("error", lost);
  audio.addEventListener("ended", lost);
  audio.addEventListener("pause", () => {
    // The system paused it, as when headphones are pulled: a live stream can only stop.
    if (wanted && audio.src && audio.paused && !audio.ended && !audio.error) stop();
  });

  return {
    play,
    stop,
    toggle: () => (wanted ? stop() : play()),
    wanted: () => wanted,
    /** Change the stream; it plays on where it played. "" for none. */
    tune: (address) => {
      if (address === url) return;
      const playing = wanted;
      if (playing) stop();
      url = address;
      if (playing) play();
    },
    /** To be called each second: a connection without sound is made anew. */
    watch: () => {
      if (wanted && audio.src && performance.now() - moved > STALLED_MS) lost();
    },
  };
};
