// What a person submitted waits here until the server has answered: kept in the browser's own
// database, so that a reload, a closed tab or a restart of the browser loses nothing. Every row has
// the key of its act, so that sending it twice is the same act; and a tab claims a row before it
// sends it, because the locks of browsers do not exist on a plain http address.

const CLAIMED_FOR = 12_000; // longer than one act has patience; then its tab has died
const TRY_AGAIN = 5_000;
const STORED_WITHIN = 1_500;
const SLOW = 1_500; // nobody's line is kept longer for an answer
const TABLE = "waits";

function openDatabase() {
  SIM.database ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open("sim-outbox", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE, { keyPath: "key" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = opening.onerror;
    setTimeout(() => reject(new Error("the browser's database does not answer")), 4_000);
  });
  return SIM.database;
}

// One transaction over all rows; `change` gets them and the table, and its value is the answer
// once the browser has written it down.
async function inDatabase(change) {
  const database = await openDatabase();
  return new Promise((resolve, reject) => {
    const work = database.transaction(TABLE, "readwrite", { durability: "strict" });
    const table = work.objectStore(TABLE);
    const reading = table.getAll();
    let answer;
    reading.onsuccess = () => { answer = change(reading.result, table); };
    work.oncomplete = () => resolve(answer);
    work.onerror = () => reject(work.error);
    work.onabort = work.onerror;
  });
}

class Outbox {
  constructor(code, who) {
    this.code = code;
    this.box = `${who}/${code}`;
    this.tab = newKey();
    this.rows = []; // as this tab knows them, the oldest first
    this.listeners = new Set();
    this.asking = new Map(); // by key: who in this tab waits for the answer
    this.isKept = typeof indexedDB !== "undefined";
    this.trouble = ""; // what the server said when it could not save
    if (typeof BroadcastChannel !== "undefined") {
      this.channel = new BroadcastChannel(`sim-outbox-${this.box}`);
      this.channel.onmessage = ({ data }) => this.overhear(data);
    }
    document.addEventListener("visibilitychange", () => document.hidden || this.read());
    window.addEventListener("pageshow", (event) => event.persisted && this.read());
    this.read().then(() => this.sendSoon());
  }

  subscribe(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(answered) {
    for (const listener of [...this.listeners]) {
      try { listener(answered); } catch (problem) { console.error(problem); }
    }
  }

  overhear({ key, answer }) { // another tab sent it, or only changed the rows
    if (answer) this.answered(key, answer, false);
    this.read();
  }

  // --- rows

  async change(change) {
    const ours = (rows) => rows.filter((row) => row.box === this.box).sort((one, other) => one.at - other.at);
    if (this.isKept) {
      try {
        return await inDatabase((rows, table) => {
          const found = change(ours(rows));
          for (const row of found.put ?? []) table.put(row);
          for (const key of found.drop ?? []) table.delete(key);
          return found.answer;
        });
      } catch (problem) { // a browser that keeps nothing: for this page only, and it says so
        console.warn(problem);
        this.isKept = false;
      }
    }
    const found = change(ours(this.rows));
    const put = new Map((found.put ?? []).map((row) => [row.key, row]));
    const drop = new Set(found.drop ?? []);
    this.rows = this.rows.filter((row) => !drop.has(row.key) && !put.has(row.key)).concat([...put.values()]);
    return found.answer;
  }

  async read() {
    const rows = await this.change((ours) => ({ answer: ours }));
    if (rows) this.rows = rows;
    this.tell();
  }

  async changed(more = {}) {
    this.channel?.postMessage(more);
    await this.read();
  }

  waiting(name) { return this.rows.filter((row) => row.body.act === name); }

  // --- sending

  // Puts an act in, replacing those it takes the place of, and sends it. Answers with what the
  // server said, or with `lost` when that is not known yet: then it waits and is sent later.
  async submit(body, { key = newKey(), replaces = () => false } = {}) {
    const row = { key, box: this.box, body, at: Date.now(), tab: this.tab, until: Date.now() + CLAIMED_FOR };
    const keeping = this.change((ours) => ({ put: [row], drop: ours.filter(replaces).map((one) => one.key) }));
    this.rows = [...this.rows.filter((one) => !replaces(one)), row];
    await Promise.race([keeping, new Promise((go) => setTimeout(go, STORED_WITHIN))]);
    this.channel?.postMessage({});
    return this.send(row);
  }

  // The same for a person who waits: nothing when the answer takes long, at once while the room is
  // not heard. What was submitted goes on by itself.
  submitBriefly(body, feed, how) {
    const patience = feed.lostSince === null ? SLOW : 0;
    return Promise.race([this.submit(body, how), new Promise((go) => setTimeout(go, patience))]);
  }

  async send(row) {
    const answer = await act(this.code, row.body, row.key);
    if (answer.lost) {
      this.trouble = answer.answered ? answer.message ?? "" : null;
      await this.change((ours) => ({ put: ours.filter((one) => one.key === row.key).map((one) => ({ ...one, until: 0 })) }));
      await this.changed();
      this.sendSoon();
      return answer;
    }
    this.trouble = "";
    await this.change((ours) => {
      const mine = ours.filter((one) => one.key === row.key);
      return wasTaken(answer) ? { drop: [row.key] }
        : { put: mine.map((one) => ({ ...one, until: 0, refused: answer.message || "" })) };
    });
    this.rows = wasTaken(answer) ? this.rows.filter((one) => one.key !== row.key)
      : this.rows.map((one) => (one.key === row.key ? { ...one, refused: answer.message || "" } : one));
    this.answered(row.key, answer, true, row.body);
    await this.changed({ key: row.key, answer });
    return answer;
  }

  answered(key, answer, isMine, body) {
    const row = this.rows.find((one) => one.key === key);
    this.tell({ key, answer, isMine, body: body ?? row?.body });
  }

  // Everything that waits, one after the other; a row another tab is sending is left to it.
  async sendAll() {
    clearTimeout(this.later);
    this.later = null;
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let row = await this.claim(); row; row = await this.claim()) {
        if ((await this.send(row)).lost) break;
      }
    } finally {
      this.isSending = false;
      if (this.rows.some((row) => row.refused === undefined)) this.sendSoon();
    }
  }

  // From every part that hears the room: what waits is sent as soon as the room is heard again,
  // spread a little, because two hundred screens hear it in the same moment.
  heard(feed) {
    const isBack = feed.isLive && !this.wasLive;
    this.wasLive = feed.isLive;
    if (isBack && this.rows.length) setTimeout(() => this.sendAll(), Math.random() * 800);
  }

  sendSoon() {
    this.later ??= setTimeout(() => this.sendAll(), this.rows.length ? TRY_AGAIN + Math.random() * 1_000 : 0);
  }

  claim() {
    const now = Date.now();
    return this.change((ours) => {
      const free = ours.find((row) => row.refused === undefined && !(row.until > now && row.until < now + CLAIMED_FOR * 2));
      if (!free) return {};
      const mine = { ...free, tab: this.tab, until: now + CLAIMED_FOR };
      return { put: [mine], answer: mine };
    });
  }

  // Takes a row out, unless it is just being sent; the row, or nothing.
  async takeBack(key) {
    const now = Date.now();
    this.rows = this.rows.filter((one) => one.key !== key || one.refused === undefined);
    const row = await this.change((ours) => {
      const found = ours.find((one) => one.key === key && (one.until <= now || one.refused !== undefined));
      return found ? { drop: [key], answer: found } : {};
    });
    await this.changed();
    return row;
  }
}

// Saved, or saved and held for its author: the server has it.
function wasTaken(answer) { return answer.ok || isHeld(answer); }

// Saved, but kept from the other screens until its author has looked at what was recognised.
function isHeld(answer) {
  return answer.entry?.state === "held" || Boolean(!answer.ok && answer.entry && answer.seen?.length);
}

function outboxOf({ code, who }) {
  const name = `${who}/${code}`;
  SIM.outboxes ??= new Map();
  if (!SIM.outboxes.has(name)) SIM.outboxes.set(name, new Outbox(code, who));
  return SIM.outboxes.get(name);
}

// From a part's `told`: it hears the outbox of whoever acts now, and leaves the one before.
function hearOutbox(part, heard) {
  const outbox = outboxOf(part.data);
  if (part.outbox === outbox) return;
  part.leaveOutbox?.();
  part.outbox = outbox;
  part.leaveOutbox = outbox.subscribe(heard);
}
