// What the room wrote, in columns. A card is made once and changed in place: somebody may be
// reading it, or have it in focus.

const COLUMNS = [
  ["resource", "resources"], ["gap", "gaps"], ["opportunity", "opportunities"],
  ["strength", "strengths"], ["parking", "parked"],
];
const ALWAYS = new Set(["resource", "gap", "opportunity"]);
const KEPT_BACK = new Set(["held", "veiled", "waiting", "removed"]); // seen by few
const narrow = window.matchMedia("(max-width: 640px)");

class Columns {
  constructor(parent) {
    this.root = make("div", "part columns");
    this.cards = new Map(); // id -> {item, signature}
    this.columns = new Map(COLUMNS.map(([kind, title]) => [kind, this.column(kind, title)]));
    parent.append(this.root);
    this.onNarrow = () => this.draw();
    narrow.addEventListener("change", this.onNarrow);
  }

  column(kind, titleWord) {
    const title = make("h2", "title");
    const count = make("span", "count");
    const list = make("ul", "cards");
    const empty = make("div", "empty", make("strong"), make("p"));
    const section = make("section", `column ${kind}`, make("div", "head", icon(ICONS[kind]), title, count), list, empty);
    title.id = `column-${kind}`;
    list.setAttribute("aria-labelledby", title.id);
    return { kind, titleWord, section, title, count, list, empty };
  }

  draw() {
    const { words, feed } = this;
    const entries = this.entries();
    for (const column of this.columns.values()) {
      const own = entries.filter((entry) => kindOf(entry) === column.kind);
      const isShown = ALWAYS.has(column.kind) || own.length > 0;
      write(column.title, words[column.titleWord]);
      write(column.count, inWords(own.filter((one) => one.state !== "removed").length, this.data.language)); // as on every other screen
      this.fillList(column, own);
      show(column.list, own.length);
      show(column.empty, !own.length);
      write(column.empty.firstChild, feed.revision === null ? words.waiting : words[`no_${column.kind}`] ?? "");
      write(column.empty.lastChild, feed.revision === null ? "" : this.data.asks[column.kind] ?? "");
      show(column.section, isShown);
    }
    this.order();
    this.forget(new Set(entries.map((entry) => entry.id)));
    this.planFading();
  }

  entries() { // of this intercept and box, newest first
    const { intercept, place } = this.data;
    return [...this.feed.entries.values()]
      .filter((entry) => !intercept || (entry.intercepts ?? []).includes(intercept))
      .filter((entry) => !place || (entry.places ?? []).includes(place))
      .sort((one, other) => Boolean(other.pinned) - Boolean(one.pinned) || (other.number ?? 0) - (one.number ?? 0));
  }

  order() { // on a phone the column of the kind one is writing comes first
    const kinds = COLUMNS.map(([kind]) => kind);
    const first = narrow.matches ? this.feed.chosenKind : "";
    const sorted = kinds.includes(first) ? [first, ...kinds.filter((kind) => kind !== first)] : kinds;
    inOrder(this.root, sorted.map((kind) => this.columns.get(kind).section));
  }

  fillList(column, entries) {
    const items = entries.map((entry) => this.card(entry).item);
    inOrder(column.list, items);
    while (column.list.children.length > items.length) column.list.lastChild.remove();
  }

  card(entry) {
    const isNew = this.feed.isFresh(entry) && !entry.mine;
    const signature = JSON.stringify([entry, isNew]);
    let card = this.cards.get(entry.id);
    if (!card) {
      card = this.emptyCard(entry.id);
      this.cards.set(entry.id, card);
      if (this.feed.isFresh(entry)) card.item.classList.add("arrives");
    }
    if (card.signature !== signature) {
      card.signature = signature;
      this.fillCard(card, entry, isNew);
    }
    return card;
  }

  emptyCard(id) {
    const text = make("button", "text");
    text.type = "button";
    text.onclick = () => this.send("open", id);
    const tag = make("span", "new");
    const where = make("span", "where");
    const who = make("span", "credit");
    const status = make("span", "status");
    const state = make("span", "state");
    const voices = make("span", "voices");
    const item = make("li", "card", text, tag, make("p", "meta", where, who, voices, status, state));
    return { item, text, tag, where, who, voices, status, state, signature: "" };
  }

  fillCard(card, entry, isNew) {
    const { words } = this;
    write(card.text, entry.text);
    write(card.where, entry.where ?? "");
    write(card.who, entry.mine && !entry.proxy ? words.you : entry.credit ?? "");
    write(card.voices, entry.voices > 1 ? counted(words.voices, entry.voices, this.data.language) : "");
    write(card.tag, isNew ? words.new : "");
    card.item.classList.toggle("own", Boolean(entry.mine));
    card.item.classList.toggle("fresh", isNew);
    card.item.classList.toggle("held", KEPT_BACK.has(entry.state));
    const ball = entry.status ? make("span", `ball ${entry.status}`) : null;
    card.status.replaceChildren(...(ball ? [ball, entry.status_word ?? ""] : []));
    card.state.replaceChildren(...this.stateOf(entry));
    card.state.className = KEPT_BACK.has(entry.state) ? "state waits" : "state";
  }

  stateOf(entry) {
    if (entry.state === "removed") return [icon("block"), fill(this.words.removed, { reason: entry.reason ?? "" })];
    if (this.words.states[entry.state]) return [icon("schedule"), this.words.states[entry.state]];
    if (entry.pinned) return [icon("push_pin"), this.words.pinned];
    if (entry.mine && entry.at) return [icon("check"), fill(this.words.saved, { time: entry.at })];
    return [];
  }

  forget(ids) {
    for (const id of this.cards.keys()) if (!ids.has(id)) this.cards.delete(id);
  }

  planFading() { // take "new" away when its time is over
    clearTimeout(this.fading);
    const ends = [...this.feed.freshUntil.values()].filter((end) => end > Date.now());
    if (ends.length) this.fading = setTimeout(() => this.draw(), Math.min(...ends) - Date.now() + 50);
  }

  ended() {
    clearTimeout(this.fading);
    narrow.removeEventListener("change", this.onNarrow);
  }
}

function kindOf(entry) { return entry.state === "parked" ? "parking" : entry.kind; }

// Brings children into this order, touching only those that stand elsewhere.
function inOrder(parent, children) {
  children.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

export default function (component) { return mount(component, Columns); }
