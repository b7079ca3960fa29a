(() => {
  "use strict";

  const SLOWEST = 0.5;
  const FASTEST = 2;
  const STEP = 0.05;
  /** Where on the stage the line stands that is being read, from its top. */
  const READING_LINE = 0.35;

  const byId = (id) => document.getElementById(id);
  const [prompter, stage, roll, run] = ["prompter", "stage", "roll", "run"].map(byId);
  const [elapsed, left, output, mirror] = ["elapsed", "left", "speed", "mirror"].map(byId);
  const [glass, pointer] = [".glass", ".pointer"].map((one) => document.querySelector(one));
  const keys = byId("keys");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const total = Number(prompter.dataset.trt);
  const lines = [...document.querySelectorAll(".said")].map((said) => {
    const line = said.cloneNode(true);
    line.className = "line";
    roll.append(line);
    return { start: Number(said.dataset.start), end: Number(said.dataset.end), element: line };
  });

  let now = 0; // on the estimated clock, in milliseconds
  let gone = 0; // on the wall's clock, at the speeds that were set
  let speed = 1;
  let running = false;
  let last = 0;
  let placed = 0; // where we scrolled to: elsewhere, the reader did
  let current = null;

  // --- Time and place ---

  const clock = (seconds) => {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (n) => String(n).padStart(2, "0");
    return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };

  const topOf = (line) => line.element.offsetTop;
  const bottomOf = (line) => topOf(line) + line.element.offsetHeight;

  /** Pairs of time and height on the roll: at its start a sentence's first line, at its end
      the foot of its last. */
  const track = () => [
    [0, topOf(lines[0])],
    ...lines.flatMap((line) => [[line.start, topOf(line)], [line.end, bottomOf(line)]]),
    [total, bottomOf(lines[lines.length - 1])],
  ];

  /** Between the pairs, from one of their two sides (0 or 1) to the other. */
  const along = (pairs, from, value) => {
    const to = 1 - from;
    const next = pairs.findIndex((pair) => pair[from] >= value);
    if (next === 0) return pairs[0][to];
    if (next < 0) return pairs[pairs.length - 1][to];
    const [a, b] = [pairs[next - 1], pairs[next]];
    return a[to] + ((b[to] - a[to]) * (value - a[from])) / (b[from] - a[from]);
  };

  /** The last sentence that has begun; before the first, the first. */
  const at = (ms) => lines[Math.max(0, lines.findLastIndex((line) => line.start <= ms))];

  /** The height of the middle of the line that is read: it moves from line to line. */
  const stepped = () => {
    const line = at(now);
    const height = parseFloat(getComputedStyle(line.element).lineHeight);
    const count = Math.max(1, Math.round(line.element.offsetHeight / height));
    const part = (now - line.start) / Math.max(1, line.end - line.start);
    const row = Math.min(count - 1, Math.max(0, Math.floor(part * count)));
    return topOf(line) + (row + 0.5) * height;
  };

  const readingLine = () => stage.clientHeight * READING_LINE;

  // --- Showing ---

  const show = () => {
    elapsed.textContent = clock(Math.floor(gone / 1000));
    left.textContent = `-${clock(Math.round((total - now) / speed / 1000))}`;
    output.textContent = `${speed.toFixed(2)}×`;
    const line = at(now);
    if (line === current) return;
    if (current) current.element.removeAttribute("aria-current");
    line.element.setAttribute("aria-current", "true");
    current = line;
  };

  const scroll = () => {
    stage.scrollTop = (calm.matches ? stepped() : along(track(), 0, now)) - readingLine();
    placed = stage.scrollTop;
  };

  const layOut = () => {
    pointer.style.top = `${readingLine()}px`;
    roll.style.paddingBlock = `${readingLine()}px ${stage.clientHeight - readingLine()}px`;
    scroll();
    show();
  };

  const follow = () => {
    if (Math.abs(stage.scrollTop - placed) < 2) return false;
    placed = stage.scrollTop;
    now = along(track(), 1, stage.scrollTop + readingLine());
    gone = now / speed;
    show();
    return true;
  };

  // --- Doing ---

  const frame = (time) => {
    if (!running) return;
    const passed = time - last;
    last = time;
    if (!follow()) {
      now = Math.min(total, now + passed * speed);
      gone += passed;
      scroll();
      show();
    }
    if (now >= total) pause();
    else requestAnimationFrame(frame);
  };

  const start = () => {
    if (now >= total) goTo(0);
    running = true;
    run.textContent = "Pause";
    requestAnimationFrame((time) => {
      last = time;
      frame(time);
    });
  };

  const pause = () => {
    running = false;
    run.textContent = "Start";
  };

  const startOrPause = () => (running ? pause() : start());

  const goTo = (ms) => {
    now = ms;
    gone = now / speed;
    scroll();
    show();
  };

  const goBy = (count) => {
    const index = lines.indexOf(at(now)) + count;
    goTo(index < 0 ? 0 : lines[Math.min(index, lines.length - 1)].start);
  };

  const change = (by) => {
    const wanted = Math.round((speed + by) / STEP) * STEP;
    speed = Math.min(FASTEST, Math.max(SLOWEST, wanted));
    show();
  };

  const turn = () => {
    const mirrored = glass.classList.toggle("mirrored");
    mirror.setAttribute("aria-pressed", String(mirrored));
  };

  const open = () => {
    prompter.showModal();
    layOut();
    stage.focus();
  };

  // --- Controls ---

  const controls = {
    open,
    print: () => window.print(),
    run: startOrPause,
    slower: () => change(-STEP),
    faster: () => change(STEP),
    mirror: turn,
    leave: () => prompter.close(),
  };
  for (const [id, action] of Object.entries(controls)) {
    byId(id).addEventListener("click", (event) => {
      action();
      // After a click with a pointer Space must pause, not press the same button again.
      if (event.detail && prompter.open) stage.focus();
    });
  }

  const inPrompter = {
    " ": startOrPause,
    ArrowUp: () => change(STEP),
    ArrowDown: () => change(-STEP),
    ArrowLeft: () => goBy(-1),
    ArrowRight: () => goBy(1),
    Home: () => goTo(0),
  };
  const letters = { p: () => (prompter.open ? prompter.close() : open()) };
  const lettersInPrompter = { ...letters, m: turn };

  const actionOf = (event) => {
    const known = prompter.open ? lettersInPrompter : letters;
    const letter = keys.checked && known[event.key.toLowerCase()];
    if (letter) return event.repeat ? null : letter;
    if (!prompter.open || (event.key === " " && event.target.closest("button"))) return null;
    return inPrompter[event.key];
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  });

  stage.addEventListener("scroll", () => {
    if (!running) follow();
  });
  prompter.addEventListener("close", pause);
  addEventListener("resize", () => {
    if (prompter.open) layOut();
  });

  for (const id of ["open", "print", "letters"]) byId(id).hidden = false;
})();
