"use strict";

/** The station's clock, as far as this machine's is off it; milliseconds as Date.now(). */
const clock = (() => {
  // The Date header tells whole seconds, and an answer takes its time.
  const TOLERATED_MS = 2000;
  let correction = 0;

  /** How far this machine is behind: by the server's Date where it may be read, else by the
      document's own moment, before which it can't have been fetched. */
  const behind = (headers, sent, arrived, at) => {
    const date = Date.parse(headers.get("Date") ?? "");
    if (Number.isNaN(date)) return Math.max(at - arrived, 0);
    const age = Number(headers.get("Age")) || 0;
    return date + age * 1000 + 500 - (sent + arrived) / 2;
  };

  return {
    now: () => Date.now() + correction,
    correct: (headers, sent, arrived, at) => {
      const told = behind(headers, sent, arrived, at);
      if (Math.abs(told - correction) <= TOLERATED_MS) return;
      correction = Math.abs(told) > TOLERATED_MS ? told : 0;
    },
  };
})();

/** What a station airs, from a document as now-next.json; throws where it is none. */
const readProgramme = (document) => {
  const at = Date.parse(document.at);
  if (Number.isNaN(at)) throw new TypeError("now-next.json tells no moment");
  new Intl.DateTimeFormat("en", { timeZone: document.zone }); // throws where there is no such zone
  const entries = [document.onAir, ...document.later, ...document.next]
    .filter(Boolean)
    .map((told) => ({
      title: String(told.title ?? ""),
      artist: String(told.artist ?? ""),
      kind: String(told.kind ?? ""),
      slot: String(told.slot ?? ""),
      start: Date.parse(told.start),
      end: Date.parse(told.end),
      url: String(told.url ?? ""),
    }))
    .filter((entry) => entry.end > entry.start);
  const once = new Map(entries.map((entry) => [entry.start, entry]));
  return {
    station: String(document.station ?? ""),
    zone: document.zone,
    at,
    entries: [...once.values()].sort((one, other) => one.start - other.start),
  };
};

/** One station's programme: `address` of its now-next.json, "" for none; `first`, what is known
    before it is fetched, or null. */
const follow = (address, first) => {
  const RETRY_MS = 15000;
  const RETRY_MOST_MS = 300000;
  const PATIENCE_MS = 10000;
  const STALE_MS = 60000;
  const LATE_MS = 300000;
  const INTERLUDES = ["fill", "legal-id"];

  let held = first;
  let busy = false;
  let failures = 0;
  let answered = performance.now();
  let due = 0;

  // Listeners are spread out, so that they don't all ask at once.
  const spread = (ms) => ms * (0.9 + Math.random() * 0.2);

  const fetched = async () => {
    const sent = Date.now();
    const answer = await fetch(address, {
      cache: "no-cache",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    const arrived = Date.now();
    const programme = readProgramme(await answer.json());
    clock.correct(answer.headers, sent, arrived, programme.at);
    return programme;
  };

  const refresh = async (every) => {
    busy = true;
    due = Infinity;
    let wait = every;
    try {
      held = await fetched();
      failures = 0;
      answered = performance.now();
    } catch {
      // Whatever it was, what is held goes on, and the page says as of when.
      wait = Math.min(RETRY_MS * 2 ** failures++, RETRY_MOST_MS);
    }
    // It may have been wanted again in the meantime.
    due = Math.min(due, performance.now() + spread(wait));
    busy = false;
  };

  /** Whether a change has not been told though it is minutes ago: in an hour-long programme there
      is nothing to tell. */
  const late = (now) =>
    held.entries
      .flatMap((entry) => [entry.start, entry.end])
      .some((change) => held.at < change && change < now - LATE_MS);

  return {
    /** Fetch where it is time; `every` in milliseconds. */
    keepUp: (every) => {
      if (address && !busy && performance.now() >= due) refresh(every);
    },
    /** Fetch within `ms`; a server in trouble is left its time. */
    soon: (ms) => {
      if (!failures) due = Math.min(due, performance.now() + ms);
    },
    /** Fetch now, as there is reason to think that it works again. */
    again: () => (due = 0),
    /** When what is held was told, where that is too long ago; else null. */
    asOf: (now) => {
      if (!held) return null;
      const stale = !address || performance.now() - answered > STALE_MS || late(now);
      return stale ? held.at : null;
    },
    onAir: (now) => held?.entries.find((entry) => entry.start <= now && now < entry.end) ?? null,
    next: (now, count) => {
      const following = (held?.entries ?? []).filter((entry) => entry.start > now);
      const programme = following.filter((entry) => !INTERLUDES.includes(entry.kind));
      return (programme.length ? programme : following).slice(0, count);
    },
    station: () => held?.station ?? "",
    zone: () => held?.zone ?? "",
  };
};
