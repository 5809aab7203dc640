// Hearing the room and acting in it. This text stands before the code of every live part, and all
// parts of a tab use the one feed kept on `window`; the tabs of a browser use one connection,
// because a browser opens only six to a host and a seventh tab would hang.

const SIM = (window.__simLive ??= { feeds: new Map(), drafts: new Map(), ballots: new Map() });

const PULSE_MISSED = 8_000; // the server speaks every 3 s; nobody waits longer than 10 to be told
const LEADER_SILENT = 5_000;
const PATIENCE = 8_000; // with one act
const NEW_FOR = 8_000;

// --- words -----------------------------------------------------------------------------------

function fill(sentence, values) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function counted(forms, n, language) {
  let form = "other";
  try { form = new Intl.PluralRules(language).select(n); } catch { /* an unknown language */ }
  return fill(forms[form] ?? forms.other, { n: inWords(n, language) });
}

function inWords(n, language) {
  try { return new Intl.NumberFormat(language).format(n); } catch { return String(n); }
}

function clockTime(date, zone) {
  const as = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try { return new Intl.DateTimeFormat("en-GB", { ...as, timeZone: zone || undefined }).format(date); }
  catch { return new Intl.DateTimeFormat("en-GB", as).format(date); }
}

// --- elements: text only ever goes in as text ----------------------------------------------

function make(tag, name = "", ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}

const ICONS = {
  resource: "check_box", gap: "select", opportunity: "lightbulb", strength: "star",
  parking: "local_parking",
};

function icon(name) {
  const element = make("span", "i", name);
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("translate", "no");
  return element;
}

function write(element, text) { // leaves what is already so, for readers of the screen
  if (element.textContent !== text) element.textContent = text;
}

function show(element, yes) {
  if (element.hidden === Boolean(yes)) element.hidden = !yes;
}

// --- acting ------------------------------------------------------------------------------------

function newKey() { // crypto.randomUUID is missing on a plain http address
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What the server answered; `lost` when nobody can know whether it arrived: the same key again is
// the same act.
async function act(code, body, key) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const response = await fetch(`/act/${encodeURIComponent(code)}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, key }),
      signal: patience.signal,
    });
    const answer = await response.json();
    if (response.status >= 500 || response.status === 429) {
      return { ok: false, lost: true, answered: true, message: answer.message };
    }
    return { ...answer, ok: response.ok && answer.ok !== false, status: response.status };
  } catch {
    return { ok: false, lost: true, answered: false };
  } finally {
    clearTimeout(timer);
  }
}

// --- hearing -----------------------------------------------------------------------------------

class Feed {
  constructor(code, browser) {
    this.code = code;
    this.browser = browser;
    this.id = newKey();
    this.listeners = new Set();
    this.entries = new Map();
    this.freshUntil = new Map();
    this.revision = null;
    this.room = null;
    this.ballot = null;
    this.you = null;
    this.here = null;
    this.skew = 0; // server's clock minus ours, ms
    this.lostSince = null;
    this.lastHeard = Date.now();
    this.chosenKind = "";
  }

  get isLive() { return this.revision !== null && this.lostSince === null; }

  subscribe(listener) {
    this.listeners.add(listener);
    clearTimeout(this.ending);
    if (!this.running) this.start();
    return () => {
      this.listeners.delete(listener);
      // A page switch takes every part away and brings them back.
      if (!this.listeners.size) this.ending = setTimeout(() => this.stop(), 4_000);
    };
  }

  tell() {
    for (const listener of [...this.listeners]) {
      try { listener(this); } catch (problem) { console.error(problem); }
    }
  }

  start() {
    this.running = true;
    this.lastHeard = Date.now();
    this.onWake ??= () => document.visibilityState === "visible" && this.look(true);
    this.onLeave ??= () => this.stop();
    this.onReturn ??= (event) => event.persisted && this.listeners.size && !this.running && this.start();
    document.addEventListener("visibilitychange", this.onWake);
    window.addEventListener("online", this.onWake);
    window.addEventListener("pagehide", this.onLeave);
    window.addEventListener("pageshow", this.onReturn);
    this.watch = setInterval(() => this.look(), 1_000);
    if (typeof BroadcastChannel === "undefined") return this.lead();
    this.channel = new BroadcastChannel(`sim-live-${this.browser}-${this.code}`);
    this.channel.onmessage = ({ data }) => this.overhear(data);
    return this.ask();
  }

  stop() {
    if (!this.running) return;
    this.running = false;
    clearInterval(this.watch);
    clearTimeout(this.asking);
    clearTimeout(this.failing);
    this.failing = null;
    document.removeEventListener("visibilitychange", this.onWake);
    window.removeEventListener("online", this.onWake);
    window.removeEventListener("pagehide", this.onLeave);
    this.source?.close();
    this.source = null;
    if (this.leads) this.send({ bye: this.id });
    this.leads = false;
    this.channel?.close();
    this.channel = null;
  }

  // Which tab listens for all: whoever does answers a question; whoever gets no answer does.
  ask() {
    this.leads = false;
    this.asked = Date.now();
    this.send({ ask: this.id });
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.lead(), 250 + Math.random() * 150);
  }

  lead() {
    if (!this.running) return;
    clearTimeout(this.asking);
    this.leads = true;
    this.send({ lead: this.id });
    this.open();
  }

  follow() {
    clearTimeout(this.asking);
    this.leads = false;
    this.source?.close();
    this.source = null;
  }

  send(message) { this.channel?.postMessage(message); }

  overhear(message) {
    if (message.ask && this.leads) { // a hidden tab is woken seldom: a visible one listens better
      if (document.hidden && Date.now() - this.lastHeard > LEADER_SILENT) return this.follow();
      return this.send({ lead: this.id, state: this.state() });
    }
    if (message.lead) {
      if (this.leads && this.id < message.lead) return this.send({ lead: this.id, state: this.state() });
      this.follow();
      if (message.state) this.adopt(message.state);
    } else if (message.bye && !this.leads) {
      clearTimeout(this.asking);
      this.asking = setTimeout(() => this.ask(), Math.random() * 300);
    } else if (message.lost && !this.leads) {
      this.told = Date.now();
      this.lose(message.lost);
    } else if (message.event && !this.leads) {
      this.hear(message.event, message.data);
    }
    return undefined;
  }

  state() {
    const { revision, room, ballot, you, here, skew, lostSince, lastHeard } = this;
    return { revision, room, ballot, you, here, skew, lostSince, lastHeard, entries: [...this.entries.values()] };
  }

  adopt(state) {
    if (state.revision === null) return;
    const { entries, ...rest } = state;
    Object.assign(this, rest);
    this.replace(entries);
    this.tell();
  }

  open() {
    this.source?.close();
    this.source = new EventSource(`/live/${encodeURIComponent(this.code)}`);
    for (const event of ["hello", "change", "here"]) {
      this.source.addEventListener(event, ({ data: text }) => {
        const data = JSON.parse(text);
        this.hear(event, data);
        this.send({ event, data });
      });
    }
    this.source.onerror = () => { // the browser tries again by itself, at first
      this.failing ??= setTimeout(() => this.source?.readyState !== 1 && this.lose(), 4_000);
    };
    this.opened = Date.now();
  }

  look(woken = false) {
    const silent = Date.now() - this.lastHeard;
    if (!this.leads) { // asks again now and then, while the one that listens is not heard
      const since = Date.now() - Math.max(this.lastHeard, this.asked ?? 0, this.told ?? 0);
      if (since > LEADER_SILENT) this.ask();
      if (silent > PULSE_MISSED) this.lose();
      return;
    }
    if (silent > PULSE_MISSED) this.lose();
    const tried = Date.now() - this.opened;
    const isDead = !this.source || this.source.readyState === 2 || silent > PULSE_MISSED;
    const patience = 3_000 * Math.min(5, 1 + (this.tries ?? 0)) + Math.random() * 2_000;
    if (isDead && (woken || tried > patience)) {
      this.tries = (this.tries ?? 0) + 1; // eighty screens do not knock every second
      this.open();
    }
    if (this.lostSince !== null) this.send({ lost: this.lostSince });
  }

  lose(since = this.lastHeard) {
    if (this.lostSince !== null) return;
    this.lostSince = since;
    if (this.leads) this.send({ lost: since });
    this.tell();
  }

  hear(event, data) {
    clearTimeout(this.failing);
    this.failing = null;
    this.lastHeard = Date.now();
    this.lostSince = null;
    this.tries = 0;
    if (event === "hello") {
      this.you = data.you;
      this.replace(data.entries ?? []);
    } else if (event === "change") {
      for (const entry of data.entries ?? []) this.learn(entry, false);
      for (const id of data.gone ?? []) this.entries.delete(id);
    }
    if (data.revision !== undefined) this.revision = data.revision;
    if (data.room) this.room = { ...this.room, ...data.room }; // a change tells only what differs
    if (data.ballot !== undefined) this.ballot = data.ballot;
    if (data.here !== undefined) this.here = data.here;
    if (data.walls !== undefined) this.walls = data.walls;
    if (data.now) this.skew = Date.parse(data.now) - Date.now();
    this.tell();
  }

  replace(entries) {
    const known = this.entries;
    this.entries = new Map();
    for (const entry of entries) {
      if (known.size && !known.has(entry.id)) this.freshUntil.set(entry.id, Date.now() + NEW_FOR);
      this.entries.set(entry.id, entry);
    }
  }

  // An entry from the feed, or from the answer to one's own act, which may come first.
  learn(entry, tells = true) {
    if (!entry?.id) return;
    if (!this.entries.has(entry.id)) this.freshUntil.set(entry.id, Date.now() + NEW_FOR);
    this.entries.set(entry.id, entry);
    if (tells) this.tell();
  }

  isFresh(entry) { return (this.freshUntil.get(entry.id) ?? 0) > Date.now(); }

  choose(kind) { // capture says, columns on a phone put that kind first
    if (this.chosenKind === kind) return;
    this.chosenKind = kind;
    this.tell();
  }
}

function feedOf({ code, browser }) {
  const name = `${browser}/${code}`;
  if (!SIM.feeds.has(name)) SIM.feeds.set(name, new Feed(code, browser));
  return SIM.feeds.get(name);
}

// A part is made once for its place on the page; Streamlit calls again with every new data.
const PARTS = new WeakMap();

function mount(component, Part) {
  const { parentElement, data: [data] } = component;
  let part = PARTS.get(parentElement);
  if (!part) {
    part = new Part(parentElement);
    PARTS.set(parentElement, part);
  }
  part.send = (name, value) => component.setTriggerValue(name, value);
  part.data = data;
  part.words = data.words;
  const feed = feedOf(data);
  if (part.feed !== feed) {
    part.unsubscribe?.();
    part.feed = feed;
    part.unsubscribe = feed.subscribe(() => part.draw());
  }
  part.told?.();
  part.draw();
  return () => {
    part.unsubscribe?.();
    part.ended?.();
    part.root.remove();
    PARTS.delete(parentElement);
  };
}
