(() => {
  "use strict";

  const SKIP_MS = 10000;
  const byId = (id) => document.getElementById(id);

  const segment = JSON.parse(byId("segment").textContent);
  const links = document.querySelectorAll(".s");
  const cues = segment.cues.map((cue, index) => ({ ...cue, link: links[index] }));
  const [audio, seek, toggle, elapsed] = ["audio", "seek", "toggle", "elapsed"].map(byId);
  const [where, speed, mute, volume] = ["where", "speed", "mute", "volume"].map(byId);
  const [player, track, trouble] = ["player", "track", "trouble"].map(byId);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  let current = null;
  let shownSecond = -1;

  // --- Time ---

  const now = () => Math.min(Math.round(audio.currentTime * 1000), segment.duration);

  const clock = (ms) => {
    const seconds = Math.floor(ms / 1000);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  const inWords = (ms) => {
    const seconds = Math.floor(ms / 1000);
    const count = (n, unit) => (n ? [`${n} ${unit}${n === 1 ? "" : "s"}`] : []);
    const parts = [...count(Math.floor(seconds / 60), "minute"), ...count(seconds % 60, "second")];
    return parts.join(" ") || "0 seconds";
  };

  /** The last cue that has begun: in a pause, the sentence just spoken; null before the first. */
  const cueAt = (ms) => {
    let low = 0;
    let high = cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cues[middle].start <= ms) low = middle + 1;
      else high = middle;
    }
    return low ? cues[low - 1] : null;
  };

  // --- Showing ---

  const inView = (link) => {
    const box = link.getBoundingClientRect();
    const top = Math.max(player.getBoundingClientRect().bottom, 0);
    return box.bottom > top && box.top < innerHeight;
  };

  const comfortable = (link) => {
    const box = link.getBoundingClientRect();
    const top = Math.max(player.getBoundingClientRect().bottom, 0);
    return box.top >= top && box.bottom <= innerHeight * 0.85;
  };

  const bringIntoView = (link) => {
    if (comfortable(link)) return;
    link.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };

  const mark = (cue, follow) => {
    if (cue === current) return;
    // A reader who has scrolled away from the spoken sentence is left where they are.
    const following = follow || !current || inView(current.link);
    if (current) current.link.removeAttribute("aria-current");
    current = cue;
    if (cue) cue.link.setAttribute("aria-current", "true");
    where.textContent = cue ? cue.block : "";
    if (cue && following && (follow || !audio.paused)) bringIntoView(cue.link);
  };

  const paint = (follow = false) => {
    const ms = now();
    seek.value = ms;
    track.style.setProperty("--played", segment.duration ? ms / segment.duration : 0);
    mark(cueAt(ms), follow);
    const second = Math.floor(ms / 1000);
    if (second === shownSecond) return;
    shownSecond = second;
    elapsed.textContent = clock(ms);
    seek.setAttribute("aria-valuetext", `${inWords(ms)} of ${inWords(segment.duration)}`);
  };

  const frame = () => {
    paint();
    if (!audio.paused && !audio.ended) requestAnimationFrame(frame);
  };

  const explain = () => {
    trouble.textContent =
      `The audio can't be played. ${segment.files.join(" or ")} must lie in the same ` +
      "folder as this page: put it there, then reload.";
    trouble.hidden = false;
  };

  const NO_SOURCE = HTMLMediaElement.NETWORK_NO_SOURCE;
  const checkSources = () => {
    if (audio.error || audio.networkState === NO_SOURCE) explain();
  };

  // --- Doing ---

  const play = () =>
    audio.play().catch((error) => {
      // A play() cut short by pause() or a seek is no failure.
      if (error.name !== "AbortError") explain();
    });

  const goTo = (ms) => {
    audio.currentTime = Math.min(Math.max(ms, 0), segment.duration) / 1000;
    paint(true);
    tellSystem();
  };

  const skip = (ms) => goTo(now() + ms);
  const playOrPause = () => (audio.paused ? play() : audio.pause());

  toggle.addEventListener("click", playOrPause);
  byId("back").addEventListener("click", () => skip(-SKIP_MS));
  byId("forward").addEventListener("click", () => skip(SKIP_MS));
  seek.addEventListener("input", () => goTo(Number(seek.value)));
  speed.addEventListener("change", () => (audio.playbackRate = Number(speed.value)));
  mute.addEventListener("click", () => {
    audio.muted = !audio.muted;
    if (!audio.muted && audio.volume === 0) audio.volume = 1;
  });
  volume.addEventListener("input", () => {
    audio.volume = Number(volume.value);
    audio.muted = audio.volume === 0;
  });

  for (const cue of cues) {
    cue.link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      goTo(cue.start);
      play();
    });
  }

  // --- Keyboard ---

  const anywhere = {
    " ": playOrPause,
    ArrowLeft: () => skip(-SKIP_MS),
    ArrowRight: () => skip(SKIP_MS),
  };
  // Elsewhere Home and End belong to the page, and up and down scroll it.
  const onSeekBar = {
    ArrowUp: () => skip(SKIP_MS),
    ArrowDown: () => skip(-SKIP_MS),
    Home: () => goTo(0),
    End: () => goTo(segment.duration),
  };

  const hasOwnUseFor = (target, key) =>
    target === volume || target === speed || (key === " " && target.closest("button, summary"));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (hasOwnUseFor(event.target, event.key)) return;
    const action = anywhere[event.key] || (event.target === seek && onSeekBar[event.key]);
    if (!action) return;
    event.preventDefault();
    action();
  });

  // --- The audio's own events ---

  const showPlaying = () => {
    const playing = !audio.paused && !audio.ended;
    player.classList.toggle("playing", playing);
    toggle.setAttribute("aria-label", playing ? "Pause" : "Play");
    tellSystem();
  };

  const showVolume = () => {
    player.classList.toggle("muted", audio.muted);
    mute.setAttribute("aria-pressed", String(audio.muted));
    if (!audio.muted) volume.value = audio.volume;
  };

  audio.addEventListener("play", () => requestAnimationFrame(frame));
  for (const name of ["play", "playing", "pause", "ended"]) audio.addEventListener(name, showPlaying);
  for (const name of ["timeupdate", "seeked", "ended"]) audio.addEventListener(name, () => paint());
  audio.addEventListener("volumechange", showVolume);
  audio.addEventListener("ratechange", () => tellSystem());
  audio.addEventListener("loadedmetadata", () => (trouble.hidden = true));
  // Errors of <source> elements don't bubble: they are caught on the way down.
  audio.addEventListener("error", () => setTimeout(checkSources), true);

  // --- The system's media controls ---

  const tellSystem = () => {
    if (!("mediaSession" in navigator)) return;
    navigator.mediaSession.playbackState = audio.paused ? "paused" : "playing";
    navigator.mediaSession.setPositionState?.({
      duration: segment.duration / 1000,
      position: now() / 1000,
      playbackRate: audio.playbackRate,
    });
  };

  const handle = (action, handler) => {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch (error) {
      // A browser that does not know the action throws a TypeError: it goes without.
      if (!(error instanceof TypeError)) throw error;
    }
  };

  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({
      title: segment.title,
      artist: segment.artist,
    });
    handle("play", play);
    handle("pause", () => audio.pause());
    handle("seekbackward", (details) => skip(-(details.seekOffset * 1000 || SKIP_MS)));
    handle("seekforward", (details) => skip(details.seekOffset * 1000 || SKIP_MS));
    handle("seekto", (details) => goTo(details.seekTime * 1000));
  }

  audio.controls = false;
  byId("controls").hidden = false;
  document.documentElement.classList.add("live");
  paint();
  checkSources();
})();
