// While a person types: entries that may say the same, offered above the line. Nothing here takes the
// cursor, covers the field or holds up saving; without an answer there is simply no offer.

const OFFER_AFTER_MS = 350;
const OFFER_FROM = 8; // letters

class Offers {
  constructor(capture) {
    this.capture = capture;
    this.title = make("p", "title");
    this.list = make("ul", "cards");
    this.closing = capture.button("", () => this.leave(), "quiet");
    this.said = make("p", "unseen");
    this.said.setAttribute("role", "status");
    this.card = make("section", "offered", make("div", "head", this.title, this.closing), this.list);
    this.card.onkeydown = (event) => {
      if (event.key === "Escape") this.leave();
    };
    this.box = make("div", "offers", this.said, this.card);
    this.left = ""; // the text for which the person closed the offer
    this.asked = 0;
    show(this.card, false);
  }

  get isOpen() { return !this.card.hidden && this.list.children.length > 0; }

  typed() {
    clearTimeout(this.timer);
    const text = this.capture.field.value.trim();
    if (text.length < OFFER_FROM || this.capture.correcting) return this.close();
    if (this.left && text.startsWith(this.left)) return undefined;
    this.left = "";
    this.timer = setTimeout(() => this.ask(text), OFFER_AFTER_MS);
    return undefined;
  }

  async ask(text) {
    const mine = ++this.asked;
    const { code } = this.capture.data;
    let entries = [];
    try {
      const response = await fetch(`/similar/${encodeURIComponent(code)}`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ kind: this.capture.kind, text }),
      });
      if (response.ok) ({ entries } = await response.json());
    } catch { /* no connection: no offer */ }
    if (mine !== this.asked || !this.capture.field.value.trim()) return;
    if (this.card.contains(this.card.getRootNode().activeElement)) return; // somebody is choosing
    this.draw(entries ?? []);
  }

  draw(entries) {
    const { words, data } = this.capture;
    const signature = entries.map((one) => one.id + one.voices).join();
    if (signature === this.signature) return;
    this.signature = signature;
    write(this.title, words.offers);
    write(this.closing.lastChild, words.offers_close);
    this.list.setAttribute("aria-label", words.offers);
    this.list.replaceChildren(...entries.map((one) => this.offer(one)));
    show(this.card, entries.length);
    write(this.said, entries.length ? counted(words.offers_found, entries.length, data.language) : "");
  }

  offer(one) {
    const { words, data } = this.capture;
    const text = make("span", "words", one.text);
    text.id = `offer-${one.id}`;
    const add = this.capture.button(words.add_yours, () => this.join(one.id));
    add.prepend(icon("add_comment"));
    add.id = `join-${one.id}`;
    add.setAttribute("aria-describedby", text.id);
    const many = one.voices > 1 ? make("span", "voices", counted(words.voices, one.voices, data.language)) : null;
    return make("li", "", text, many, add);
  }

  async join(id) { // goes the way of an entry: without an answer it stands above the line, waiting
    const { capture } = this;
    const typed = capture.field.value;
    const text = typed.trim();
    if (!text || capture.saving) return;
    await capture.submitAs({ act: "join_entry", id, text }, typed, newKey());
  }

  leave() {
    this.left = this.capture.field.value.trim();
    this.close();
    this.capture.field.focus({ preventScroll: true });
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.signature = "";
    this.list.replaceChildren();
    show(this.card, false);
    write(this.said, "");
  }

  ended() { clearTimeout(this.timer); }
}
