// The newest entries with what a facilitator does to them. A row is made once and changed in
// place; the list never takes the focus, and one key acts on the row that is marked.

const TOOLS = [
  ["approve", "check", "s"], ["decline", "block", "n"], ["pin", "push_pin", "p"],
  ["merge", "call_merge", "g"], ["move", "drive_file_move", "m"], ["park", "local_parking", "k"],
  ["remove", "delete", "x"],
];
const TYPING = "input, textarea, select, [contenteditable=true], [role=dialog], [role=combobox], [role=listbox], [role=menu]";

class Desk {
  constructor(parent) {
    this.root = make("section", "part desk");
    this.title = make("h2", "title");
    this.how = make("span", "how");
    this.list = make("ul", "rows");
    this.empty = make("p", "none");
    this.aloud = make("p", "unseen");
    this.aloud.setAttribute("role", "status");
    this.root.append(make("div", "head", this.title, this.how), this.list, this.empty, this.aloud);
    this.rows = new Map();
    this.marked = "";
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
    parent.append(this.root);
  }

  entries() { // what waits for a facilitator first, then the pinned, then the newest
    const { at, only } = this.data;
    const rank = (one) => (one.state === "waiting" ? 0 : one.pinned ? 1 : 2);
    return [...this.feed.entries.values()]
      .filter((one) => !at || (one.intercepts ?? []).includes(at))
      .filter((one) => !only || one.state === only)
      .sort((one, other) => rank(one) - rank(other) || (other.number ?? 0) - (one.number ?? 0));
  }

  draw() {
    const { words, feed, data } = this;
    const all = this.entries();
    const shown = all.slice(0, data.most);
    write(this.title, counted(words.entries, all.length, data.language));
    write(this.how, feed.room?.approving && feed.room.veiling ? words.both : feed.room?.approving ? words.approved : feed.room?.veiling ? words.veiled : words.at_once);
    this.how.classList.toggle("mode", Boolean(feed.room?.approving || feed.room?.veiling));
    const rows = shown.map((entry) => this.row(entry).item);
    rows.forEach((item, index) => {
      if (this.list.children[index] !== item) this.list.insertBefore(item, this.list.children[index] ?? null);
    });
    while (this.list.children.length > rows.length) this.list.lastChild.remove();
    const ids = new Set(shown.map((entry) => entry.id));
    for (const id of this.rows.keys()) if (!ids.has(id)) this.rows.delete(id);
    if (!ids.has(this.marked)) this.marked = "";
    this.drawMark();
    show(this.list, shown.length);
    show(this.empty, !shown.length);
    write(this.empty, feed.revision === null ? words.waiting_for : words.none);
  }

  row(entry) {
    const signature = JSON.stringify([entry, this.data.kinds]);
    let row = this.rows.get(entry.id);
    if (!row) {
      row = this.newRow(entry.id);
      this.rows.set(entry.id, row);
    }
    if (row.signature !== signature) {
      row.signature = signature;
      this.fill(row, entry);
    }
    return row;
  }

  newRow(id) {
    const kind = make("span", "kind");
    const text = make("button", "text");
    text.type = "button";
    text.onclick = () => this.ask("open", id);
    const meta = make("p", "meta");
    const tools = make("div", "tools");
    tools.setAttribute("role", "group");
    const buttons = new Map(TOOLS.map(([verb, sign, key]) => {
      const button = make("button", `tool ${verb}`, icon(sign));
      button.type = "button";
      button.onclick = () => this.ask(this.verbOf(id, verb), id);
      button.setAttribute("aria-keyshortcuts", key.toUpperCase());
      tools.append(button);
      return [verb, button];
    }));
    const item = make("li", "row", kind, make("div", "said", text, meta), tools);
    item.addEventListener("focusin", () => { this.marked = id; this.drawMark(); });
    return { item, kind, text, meta, tools, buttons, signature: "" };
  }

  fill(row, entry) {
    const { words } = this;
    const kind = entry.state === "parked" ? "parking" : entry.kind;
    row.kind.className = `kind ${kind}`;
    row.kind.replaceChildren(icon(ICONS[kind]), make("span", "unseen", words[kind]));
    write(row.text, entry.text);
    const state = words.states[entry.state];
    row.meta.replaceChildren(...[entry.where, entry.credit, entry.voices > 1 ? fill(words.said_by, { n: entry.voices }) : "", entry.at].filter(Boolean).map((one) => make("span", "", one)),
      ...(entry.pinned ? [make("span", "state", icon("push_pin"), words.pinned)] : []),
      ...(state ? [make("span", `state ${entry.state}`, icon("schedule"), state)] : []));
    row.item.classList.toggle("pinned", Boolean(entry.pinned));
    row.tools.setAttribute("aria-label", fill(words.tools, { text: entry.text.slice(0, 60) }));
    for (const [verb, sign, key] of TOOLS) {
      const button = row.buttons.get(verb);
      show(button, this.allows(entry, verb));
      const said = words.verbs[this.verb(entry, verb)];
      button.title = `${said} (${key.toUpperCase()})`;
      button.setAttribute("aria-label", said);
      button.setAttribute("aria-pressed", String(verb === "pin" ? Boolean(entry.pinned) : verb === "park" ? entry.state === "parked" : false));
      if (verb !== "pin" && verb !== "park") button.removeAttribute("aria-pressed");
    }
  }

  allows(entry, verb) {
    if (verb === "approve" || verb === "decline") return entry.state === "waiting";
    if (verb === "pin" || verb === "merge") return entry.state === "shown" || (verb === "pin" && entry.pinned);
    if (verb === "park") return entry.state === "shown" || entry.state === "parked";
    return verb === "move" || entry.state !== "waiting";
  }

  verb(entry, verb) { return verb === "pin" && entry.pinned ? "unpin" : verb === "park" && entry.state === "parked" ? "unpark" : verb; }

  verbOf(id, verb) {
    const entry = this.feed.entries.get(id);
    return entry ? this.verb(entry, verb) : verb;
  }

  ask(verb, id) {
    this.marked = id;
    this.send("asked", { verb, id, press: newKey() });
  }

  drawMark() {
    for (const [id, row] of this.rows) row.item.classList.toggle("marked", id === this.marked);
  }

  key(event) { // never while somebody types, in a dialog, or together with another key
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const from = event.composedPath()[0];
    if (from instanceof Element && from.closest(TYPING)) return;
    if (document.querySelector("[role=dialog]") || !this.root.isConnected) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return this.step(event, event.key === "ArrowDown" ? 1 : -1);
    const tool = TOOLS.find(([, , key]) => key === event.key.toLowerCase());
    const entry = this.feed.entries.get(this.marked);
    if (!tool || !entry || !this.allows(entry, tool[0])) return undefined;
    event.preventDefault();
    return this.ask(this.verb(entry, tool[0]), entry.id);
  }

  step(event, by) {
    const ids = [...this.list.children].map((item) => [...this.rows].find(([, row]) => row.item === item)?.[0]);
    if (!ids.length) return;
    event.preventDefault();
    const at = ids.indexOf(this.marked);
    this.marked = ids[Math.max(0, Math.min(ids.length - 1, at < 0 ? 0 : at + by))];
    this.drawMark();
    const row = this.rows.get(this.marked);
    row.item.scrollIntoView({ block: "nearest" });
    write(this.aloud, row.text.textContent);
  }

  ended() { document.removeEventListener("keydown", this.onKey); }
}

export default function (component) { return mount(component, Desk); }
