(() => {
  const NEXT = 5;
  const EVERY_MS = 15000;
  const OTHERS_EVERY_MS = 60000;
  const AT_A_CHANGE_MS = 1500;
  const BRIEF_MS = 20000;
  const LONG_TITLE = 120;

  const byId = (id) => document.getElementById(id);
  const [audio, player, toggle, toggleText] = ["audio", "player", "toggle", "toggle-text"].map(byId);
  const [title, meta, again, list] = ["title", "meta", "again", "next"].map(byId);
  const [elapsed, total, times, track] = ["elapsed", "total", "times", "track"].map(byId);
  const [status, trouble, news, asOf, zone] = ["status", "trouble", "news", "as-of", "zone"].map(byId);
  const [mute, volume] = ["mute", "volume"].map(byId);
  const radios = [...document.querySelectorAll("input[name=station]")];

  const embedded = JSON.parse(byId("now-next").textContent);

  /** An address of the web, or "": nothing else is fetched, played or linked. */
  const web = (address) => {
    if (!address || !URL.canParse(address, location.href)) return "";
    const url = new URL(address, location.href);
    return /^https?:$/.test(url.protocol) ? url.href : "";
  };

  const stations = embedded.stations.map((told, number) => ({
    name: told.name,
    url: web(told.url),
    programme: follow(web(told.nowNext), number ? null : readProgramme(embedded)),
    caption: document.querySelector(`label[for=station-${number}] .caption`),
  }));
  if (!stations.length) {
    const beside = web("now-next.json");
    stations.push({ name: "", url: "", programme: follow(beside, readProgramme(embedded)) });
  }

  let station = stations[0];
  let shown = { station: null, entry: null };

  // --- Words ---

  const setText = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };

  const minutes = (ms) => {
    const seconds = Math.max(Math.floor(ms / 1000), 0);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  const format = (ms, options) => new Intl.DateTimeFormat(undefined, options).format(ms);
  const TIME = { hour: "numeric", minute: "2-digit" };
  const DAY = { dateStyle: "medium" };
  const timeOf = (ms, options) => format(ms, { ...TIME, ...options });
  const zoneName = (ms, timeZone) =>
    new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "long" })
      .formatToParts(ms)
      .find((part) => part.type === "timeZoneName").value;
  const summer = (ms) => new Date(ms).getTimezoneOffset();

  const bdi = (text) => {
    const element = document.createElement("bdi");
    element.textContent = text;
    return element;
  };

  /** By whom and in what, where that says more than the title does. */
  const details = (entry) =>
    [entry.artist, entry.slot].filter((text, n, all) => {
      const said = text === entry.title || text === station.programme.station();
      return text && !said && all.indexOf(text) === n;
    });

  const fillDetails = (element, entry) => {
    const parts = (entry ? details(entry) : []).map((text) => {
      const span = document.createElement("span");
      span.append(bdi(text));
      return span;
    });
    element.replaceChildren(...parts);
  };

  // --- On air ---

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const showOnAir = (entry) => {
    const name = station.programme.station() || station.name;
    const heading = entry?.title || station.name || name;
    setText(byId("station-name"), name || station.name);
    title.replaceChildren(bdi(heading));
    title.classList.toggle("long", heading.length > LONG_TITLE);
    fillDetails(meta, entry);
    const page = entry ? web(entry.url) : "";
    again.hidden = !page;
    if (page) again.href = page;
    byId("badge").hidden = times.hidden = track.hidden = !entry;
    if (entry) {
      setText(total, minutes(entry.end - entry.start));
      setText(byId("from"), timeOf(entry.start));
      setText(byId("until"), timeOf(entry.end));
    }
    document.title = entry ? `${heading} · ${name}` : name || station.name;
    tellSystem(heading, entry?.artist || name);
  };

  /** Only what lasts is announced. */
  const announce = (entry) => {
    if (!entry || entry.end - entry.start < BRIEF_MS) return;
    setText(news, `On air: ${[entry.title, entry.artist].filter(Boolean).join(", ")}`);
  };

  const showProgress = (entry, now) => {
    if (!entry) return;
    const done = (now - entry.start) / (entry.end - entry.start);
    track.style.setProperty("--played", Math.min(Math.max(done, 0), 1).toFixed(5));
    setText(elapsed, minutes(now - entry.start));
  };

  // --- What follows ---

  const row = (entry, options) => {
    const item = document.createElement("li");
    const time = document.createElement("time");
    time.dateTime = new Date(entry.start).toISOString();
    time.textContent = timeOf(entry.start, options);
    const body = document.createElement("div");
    const [name, more] = ["name", "more"].map((kind) => {
      const p = document.createElement("p");
      p.className = kind;
      return p;
    });
    name.append(bdi(entry.title));
    fillDetails(more, entry);
    body.append(name, more);
    item.append(time, body);
    return item;
  };

  let listed = "";
  const showNext = (now) => {
    const entries = station.programme.next(now, NEXT);
    const key = JSON.stringify([station.name, station.programme.zone(), entries]);
    if (key === listed) return;
    listed = key;
    // Where the clocks go back, two entries may bear the same time.
    const turns = entries.some((entry) => summer(entry.start) !== summer(now));
    list.replaceChildren(...entries.map((e) => row(e, turns ? { timeZoneName: "short" } : {})));
    byId("nothing").hidden = entries.length > 0;
    showZone(now);
  };

  const showZone = (now) => {
    const theirs = station.programme.zone();
    const here = { ...DAY, timeStyle: "short" };
    const differs = theirs && format(now, here) !== format(now, { ...here, timeZone: theirs });
    zone.hidden = !differs;
    if (differs) {
      setText(zone, `Times are yours: ${zoneName(now)}. The station keeps ${zoneName(now, theirs)}.`);
    }
  };

  const showAsOf = (now) => {
    const told = station.programme.asOf(now);
    asOf.hidden = told === null;
    if (told === null) return;
    const day = format(told, DAY) === format(now, DAY) ? "" : `${format(told, DAY)}, `;
    setText(asOf, `As of ${day}${timeOf(told)}`);
  };

  // --- The stations ---

  const showStations = (now) => {
    for (const one of stations) setText(one.caption, one.programme.onAir(now)?.title ?? "");
  };

  const choose = (number) => {
    station = stations[number];
    stream.tune(station.url);
    toggle.hidden = !station.url;
    station.programme.soon(0);
    tick();
  };

  radios.forEach((radio, number) => radio.addEventListener("change", () => choose(number)));

  // --- The stream ---

  const SAID = { connecting: "Connecting…", playing: "Live", again: "The stream broke off: trying again…" };

  const showStream = (state) => {
    const on = ["connecting", "playing", "again"].includes(state);
    player.classList.toggle("playing", on);
    player.classList.toggle("sounding", state === "playing");
    setText(toggleText, on ? "Stop" : "Play Live Radio");
    setText(status, SAID[state] ?? "");
    trouble.hidden = state !== "failed";
    if (state === "failed") {
      setText(trouble, "The stream can't be reached. Try again in a while, or choose another station.");
    }
    if ("mediaSession" in navigator) navigator.mediaSession.playbackState = on ? "playing" : "none";
  };

  const stream = live(audio, showStream);

  toggle.addEventListener("click", () => stream.toggle());
  mute.addEventListener("click", () => {
    audio.muted = !audio.muted;
    if (!audio.muted && audio.volume === 0) audio.volume = 1;
  });
  volume.addEventListener("input", () => {
    audio.volume = Number(volume.value);
    audio.muted = audio.volume === 0;
  });
  audio.addEventListener("volumechange", () => {
    player.classList.toggle("muted", audio.muted);
    mute.setAttribute("aria-pressed", String(audio.muted));
    if (!audio.muted) volume.value = audio.volume;
  });

  // --- The system's media controls ---

  const handle = (action, handler) => {
    try {
      navigator.mediaSession.setActionHandler(action, handler);
    } catch (error) {
      // A browser that does not know the action throws a TypeError: it goes without.
      if (!(error instanceof TypeError)) throw error;
    }
  };

  const tellSystem = (heading, artist) => {
    if (!("mediaSession" in navigator)) return;
    const album = station.programme.station() || station.name;
    navigator.mediaSession.metadata = new MediaMetadata({ title: heading, artist, album });
  };

  if ("mediaSession" in navigator) {
    handle("play", stream.play);
    for (const action of ["pause", "stop"]) handle(action, stream.stop);
  }

  // --- Time ---

  const show = () => {
    const now = clock.now();
    const entry = station.programme.onAir(now);
    if (station !== shown.station || !same(entry, shown.entry)) {
      const before = shown;
      shown = { station, entry };
      showOnAir(entry);
      const begun = before.station !== station || before.entry?.start !== entry?.start;
      if (before.station && begun) announce(entry);
      if (before.entry && now >= before.entry.end) {
        station.programme.soon(Math.random() * AT_A_CHANGE_MS);
      }
    }
    showProgress(entry, now);
    showNext(now);
    showAsOf(now);
    showStations(now);
    return entry ? 1000 - ((now - entry.start) % 1000) : 1000 - (now % 1000);
  };

  const fetchDue = () => {
    if (document.hidden && !stream.wanted()) return;
    for (const one of stations) one.programme.keepUp(one === station ? EVERY_MS : OTHERS_EVERY_MS);
  };

  let timer = 0;
  const tick = () => {
    clearTimeout(timer);
    fetchDue();
    stream.watch();
    timer = setTimeout(tick, show());
  };

  document.addEventListener("visibilitychange", tick);
  addEventListener("online", () => {
    for (const one of stations) one.programme.again();
    tick();
  });

  // --- Start ---

  audio.removeAttribute("src");
  audio.controls = false;
  document.documentElement.classList.add("live");
  byId("controls").hidden = false;
  byId("stations").hidden = stations.length < 2;
  radios.forEach((radio, number) => (radio.checked = number === 0));
  choose(0);
})();
