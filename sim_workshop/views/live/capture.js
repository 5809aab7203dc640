// Quick capture. What is submitted goes into the outbox and is sent at once; where no answer comes
// it stands above the line, waiting, and the line is free. A refused text comes back into it.

const WRITES = ["place_entry", "join_entry", "correct_entry"]; // of all that goes by the outbox

class Capture {
  constructor(parent) {
    this.root = make("div", "part capture");
    this.saving = false;
    this.showsMore = false;
    this.correcting = null; // the held entry whose text is being changed
    this.back = null; // {key, text} taken back, that may or may not have arrived
    this.build();
    parent.append(this.root);
  }

  // --- made once

  build() {
    this.notice = make("p");
    this.bar = make("div", "bar", icon("cloud_off"), this.notice);
    this.bar.setAttribute("role", "status");
    this.waiting = make("ul", "waiting");
    this.held = this.buildHeld();
    this.purpose = make("p", "purpose");
    this.mode = make("p", "mode", icon("visibility"), make("span"));
    this.kinds = this.buildPills("kind");
    this.places = this.buildPills("place");
    this.more = this.button("", () => this.toggleMore(), "pill");
    this.more.prepend(icon("more_horiz"));
    this.line = this.buildLine();
    this.question = make("div", "question", make("p"), this.button("", () => this.makeIdea()));
    this.refusal = make("p", "refusal", icon("error"), make("span"));
    this.refusal.id = "refusal";
    this.refusal.setAttribute("role", "alert");
    this.closed = make("p", "closed");
    this.offers = new Offers(this);
    this.choices = make("div", "choices", this.kinds.row, this.places.row);
    this.open = make("div", "open", this.bar, this.waiting, this.held.box, this.mode, this.purpose,
      this.choices, this.offers.box, this.line, this.question, this.refusal);
    this.root.append(this.open, this.closed);
    this.root.onkeydown = (event) => this.shortcut(event);
  }

  button(text, onclick, name = "button") {
    const button = make("button", name, make("span", "label", text));
    button.type = "button";
    button.onclick = onclick;
    return button;
  }

  buildPills(name) {
    const legend = make("legend", "unseen");
    const row = make("fieldset", `pills ${name}s`, legend);
    row.oninput = (event) => this.chose(name, event.target.value);
    row.onwheel = (event) => this.turned(row, event);
    return { name, row, legend, pills: new Map(), signature: "" };
  }

  buildLine() {
    this.field = make("textarea", "field");
    this.field.rows = 1;
    this.field.enterKeyHint = "send";
    this.field.autocomplete = "off";
    this.field.oninput = () => this.typed();
    this.field.onkeydown = (event) => this.keyed(event);
    this.status = make("p", "status");
    this.status.setAttribute("role", "status");
    this.submit = make("button", "submit", icon("arrow_upward"));
    this.submit.type = "button";
    this.submit.onclick = () => this.save();
    return make("div", "line", this.field, this.status, this.submit);
  }

  buildHeld() {
    const held = {
      sentence: make("p", "sentence"), text: make("p", "words"), seen: make("ul", "seen"),
      change: this.button("", () => this.changeHeld()),
      nobody: this.button("", () => this.stateNobody()),
      leave: this.button("", () => this.leaveHeld(), "quiet"),
    };
    held.box = make("section", "held", held.sentence, held.text, held.seen,
      make("div", "actions", held.change, held.nobody, held.leave));
    held.box.setAttribute("aria-live", "polite");
    return held;
  }

  // --- told by Python

  told() {
    const { data, words } = this;
    this.draftName = `sim-draft-${data.who || data.browser}-${data.code}-${data.answers}`;
    hearOutbox(this, (told) => this.heardOf(told));
    if (!this.draft) this.restore();
    this.kind = this.chosenOr("kind", data.kind, this.allKinds());
    this.place = this.chosenOr("place", data.place, this.placeIds());
    this.sayWords(words);
  }

  // What the person chose, unless the page now asks for another or no longer offers it.
  chosenOr(name, given, offered) {
    this.given ??= {};
    const isAsked = this.given[name] !== undefined && this.given[name] !== given;
    this.given[name] = given;
    return isAsked || !offered.includes(this[name]) ? given : this[name];
  }

  sayWords(words) {
    write(this.kinds.legend, words.what_kind);
    write(this.places.legend, words.where);
    write(this.more.lastChild, words.more);
    write(this.held.change.lastChild, words.change_it);
    write(this.held.nobody.lastChild, words.names_nobody);
    write(this.held.leave.lastChild, words.leave_held);
    write(this.question.lastChild.lastChild, words.make_idea);
    this.question.firstChild.replaceChildren(make("strong", "", words.what_now), " ", words.what_now_why);
    this.submit.setAttribute("aria-label", words.save);
    this.submit.title = words.save;
    this.field.title = words.longer;
  }

  allKinds() { return [...this.data.kinds, ...this.data.more_kinds]; }

  allPlaces() { return [...this.data.places, ...this.data.more_places]; }

  placeIds() { return this.allPlaces().map(([id]) => id); }

  // --- drawn whenever anything changed

  draw() {
    const { data, words } = this;
    show(this.open, !data.closed);
    show(this.closed, data.closed);
    write(this.closed, data.closed);
    if (data.closed) return;
    this.feed.choose(this.kind);
    this.drawPills(this.kinds, this.kindPills(), this.kind);
    this.drawPills(this.places, this.placePills(), this.place);
    show(this.more, data.more_kinds.length || data.more_places.length);
    this.more.setAttribute("aria-expanded", String(this.showsMore));
    this.choices.classList.toggle("all", this.showsMore);
    if (this.kinds.row.lastChild !== this.more) this.kinds.row.append(this.more);
    write(this.purpose, data.answers_text ? fill(words.for_gap, { text: data.answers_text }) : "");
    show(this.purpose, data.answers_text);
    this.drawMode();
    this.drawField();
    this.drawConnection();
    this.drawWaiting();
    this.drawHeld();
  }

  drawMode() { // before anybody writes: when the room sees it
    const { room } = this.feed;
    const mode = room?.approving ? (room.veiling ? "both" : "approving") : room?.veiling ? "veiling" : "";
    show(this.mode, mode);
    write(this.mode.lastChild, this.words.modes[mode] ?? "");
  }

  kindPills() {
    const { data } = this;
    const extra = data.more_kinds.filter((kind) => this.showsMore || kind === this.kind);
    return [...data.kinds, ...extra].map((kind) => ({
      value: kind, label: this.words[kind], icon: ICONS[kind], digit: this.allKinds().indexOf(kind) + 1,
    }));
  }

  placePills() {
    const { data } = this;
    const extra = data.more_places.filter(([id]) => this.showsMore || id === this.place);
    return [...data.places, ...extra].map(([value, label]) => ({ value, label }));
  }

  drawPills(group, wanted, chosen) {
    show(group.row, wanted.length > 1 || group.name === "kind");
    const signature = JSON.stringify(wanted);
    if (group.signature !== signature) {
      const hadFocus = group.row.getRootNode().activeElement?.value;
      group.signature = signature;
      group.pills = new Map(wanted.map((pill) => [pill.value, this.pill(group.name, pill)]));
      group.row.replaceChildren(group.legend, ...group.pills.values());
      group.pills.get(hadFocus)?.firstChild.focus();
    }
    for (const [value, pill] of group.pills) pill.firstChild.checked = value === chosen;
    if (group.chosen !== chosen) {
      group.chosen = chosen;
      this.bringIntoRow(group.row, group.pills.get(chosen));
    }
  }

  pill(name, { value, label, icon: picture, digit }) {
    const radio = make("input");
    radio.type = "radio";
    radio.name = name;
    radio.value = value;
    const pill = make("label", `pill ${name === "kind" ? value : ""}`, radio, picture ? icon(picture) : null, label);
    if (digit && digit < 10) {
      radio.setAttribute("aria-keyshortcuts", `Alt+${digit}`);
      pill.title = `Alt+${digit}`;
    }
    return pill;
  }

  bringIntoRow(row, pill) { // sideways only: the page stays where it is
    if (!pill) return;
    const out = pill.offsetLeft - row.offsetLeft;
    if (out < row.scrollLeft || out + pill.offsetWidth > row.scrollLeft + row.clientWidth) {
      row.scrollLeft = out - (row.clientWidth - pill.offsetWidth) / 2;
    }
  }

  turned(row, event) { // a mouse without a sideways wheel reaches the end of a row, too
    const before = row.scrollLeft;
    if (!event.deltaX && !event.ctrlKey) row.scrollLeft += event.deltaY;
    if (row.scrollLeft !== before) event.preventDefault();
  }

  drawField() {
    const { data, field } = this;
    const question = this.correcting ? this.words.changing : data.questions[this.kind] ?? "";
    if (field.placeholder !== question) field.placeholder = question;
    field.setAttribute("aria-label", question);
    const isRefused = Boolean(this.refused);
    field.setAttribute("aria-invalid", String(isRefused));
    if (isRefused) field.setAttribute("aria-describedby", "refusal");
    else field.removeAttribute("aria-describedby");
    this.line.classList.toggle("wrong", isRefused);
    show(this.refusal, isRefused);
    write(this.refusal.lastChild, this.refused ?? "");
    show(this.question, this.kind === "gap" && this.readsLikeAnIdea());
    show(this.question.lastChild, this.allKinds().includes("opportunity"));
    this.submit.disabled = !field.value.trim();
    this.line.classList.toggle("busy", this.saving);
    this.grow();
  }

  readsLikeAnIdea() {
    const text = this.field.value.trim().toLowerCase();
    return this.data.solution_words.some((word) => text.startsWith(word.toLowerCase()));
  }

  grow() { // as many lines as the text has, five at most; then the field scrolls
    const { field } = this;
    field.style.height = "auto";
    if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight, 134)}px`;
  }

  drawConnection() {
    const { words, feed, outbox } = this;
    outbox.heard(feed);
    const waits = this.shownRows().some((row) => row.refused === undefined);
    const isLost = feed.lostSince !== null || waits;
    if (!isLost && this.wasLost && !this.shownRows().length) this.sayBack();
    const isBack = !isLost && this.backUntil > Date.now();
    show(this.bar, isLost || isBack);
    this.bar.classList.toggle("back", !isLost);
    if (isLost) {
      this.wasLost = feed.lostSince !== null || this.wasLost;
      const since = feed.lostSince === null ? "" : fill(words.no_connection, { time: clockTime(new Date(feed.lostSince), this.data.zone) });
      const kept = outbox.isKept ? words.kept_here : words.kept_page;
      this.say(since ? `${since}.` : outbox.trouble || words.not_sent_yet, kept);
      write(this.bar.firstChild, "cloud_off");
    } else if (isBack) {
      this.say("", fill(words.back, { time: clockTime(new Date(), this.data.zone) }));
      write(this.bar.firstChild, "cloud_done");
    }
  }

  say(first, rest) {
    const sentence = `${first} ${rest}`.trim();
    if (this.notice.textContent === sentence) return;
    this.notice.replaceChildren(...(first ? [make("strong", "", first), " "] : []), rest);
  }

  // What waits or was refused; not what is on its way and usually there in an instant.
  shownRows() {
    const rows = WRITES.flatMap((name) => this.outbox.waiting(name));
    return rows.filter((row) => row.key !== this.onItsWay);
  }

  drawWaiting() {
    const list = this.shownRows();
    const signature = JSON.stringify([list.map((row) => [row.key, row.refused]), this.words.waits]);
    show(this.waiting, list.length);
    if (signature === this.waitingSignature) return;
    this.waitingSignature = signature;
    this.waiting.replaceChildren(...list.map((row) => make("li", row.refused === undefined ? "" : "refused",
      make("span", "words", row.body.text),
      make("span", "why", icon(row.refused === undefined ? "schedule" : "error"), row.refused ?? this.words.waits),
      this.button(this.words.take_back, () => this.takeBack(row.key), "quiet"))));
  }

  drawHeld() {
    const { held, words } = this;
    const entry = this.heldEntry;
    show(held.box, entry);
    if (!entry) return;
    held.sentence.replaceChildren(make("strong", "", words.held), " ", entry.message ?? "");
    write(held.text, entry.text);
    const seen = entry.seen.map((one) => `${one.what}: “${one.text}”`);
    const signature = seen.join("\n");
    if (held.signature !== signature) {
      held.signature = signature;
      held.seen.replaceChildren(...seen.map((line) => make("li", "", line)));
      held.seen.setAttribute("aria-label", words.seen);
    }
    show(held.text, !this.correcting);
    show(held.change, !this.correcting);
  }

  // --- what the person does

  chose(name, value) {
    this[name] = value;
    this.refused = null;
    this.offers.typed();
    this.keepDraft();
    this.draw();
  }

  toggleMore() {
    this.showsMore = !this.showsMore;
    this.draw();
    this.more.focus();
  }

  makeIdea() {
    this.chose("kind", "opportunity");
    this.field.focus();
  }

  shortcut(event) {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return;
    const kind = this.allKinds()[Number(digit) - 1];
    if (!kind) return;
    event.preventDefault();
    this.chose("kind", kind);
  }

  typed() {
    this.refused = null;
    if (this.field.value) write(this.status, "");
    this.keepDraft();
    this.offers.typed();
    this.drawField();
    this.drawConnection();
  }

  keyed(event) {
    if (event.key === "Escape" && this.correcting) return this.leaveHeld();
    if (event.key === "Escape" && this.offers.isOpen) return this.offers.leave();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return undefined;
    event.preventDefault();
    return this.save();
  }

  async save() {
    const typed = this.field.value;
    const text = typed.trim();
    if (!text || this.saving) return;
    const body = this.correcting
      ? { act: "correct_entry", id: this.correcting.id, text, seen: this.correcting.text }
      : this.newEntry(text);
    // A text that was taken back and is sent again unchanged is the same act.
    await this.submitAs(body, typed, this.back?.text === text ? this.back.key : newKey());
  }

  async submitAs(body, typed, key) {
    this.saving = true;
    this.onItsWay = key;
    this.drawField();
    const answer = await this.outbox.submitBriefly(body, this.feed, { key });
    this.saving = false;
    this.onItsWay = "";
    this.back = null;
    if (answer && !answer.lost) this.answered(answer, typed, body, key);
    else this.leaveWaiting(typed);
    this.draw();
    this.field.focus({ preventScroll: true });
  }

  leaveWaiting(typed) { // it stands above the line now
    this.take(typed);
    this.endCorrecting();
    this.refused = null;
    this.keepDraft();
  }

  newEntry(text) {
    const body = { act: "place_entry", kind: this.kind, places: this.place ? [this.place] : [], text };
    return this.data.answers && this.kind === "opportunity" ? { ...body, answers: [this.data.answers] } : body;
  }

  answered(answer, typed, body, key) {
    if (answer.entry) this.feed.learn(answer.entry);
    if (isHeld(answer)) {
      this.hold(answer, body);
      this.take(typed);
    } else if (answer.ok) {
      this.refused = null;
      this.take(typed);
      this.endCorrecting();
      this.saySaved(answer.saved);
    } else if (answer.theirs !== undefined && this.correcting) {
      this.correcting = { ...this.correcting, text: answer.theirs };
      this.refused = `${answer.message} ${fill(this.words.theirs, { text: answer.theirs })}`;
    } else {
      this.refused = answer.message || this.words.not_now;
    }
    this.keepDraft();
    if (!answer.ok && !isHeld(answer)) this.outbox.takeBack(key); // its text is in the line
  }

  // What was sent leaves the field; what was typed meanwhile stays.
  take(typed) {
    const { field } = this;
    this.offers.close();
    field.value = field.value.startsWith(typed) ? field.value.slice(typed.length).trimStart() : field.value;
  }

  hold({ entry, seen, message }, { id, text }) {
    this.heldEntry = {
      id: entry?.id ?? id, text: entry?.text ?? text,
      seen: seen ?? entry?.held_for ?? [], message: message || this.words.held_why,
    };
    this.correcting = null;
    this.refused = null;
    write(this.status, "");
  }

  changeHeld() {
    this.aside = this.correcting ? this.aside : this.field.value; // comes back afterwards
    this.correcting = this.heldEntry;
    this.field.value = this.heldEntry.text;
    this.draw();
    this.field.focus();
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
  }

  async stateNobody() {
    const { id } = this.heldEntry;
    this.nobodyKeys ??= new Map();
    if (!this.nobodyKeys.has(id)) this.nobodyKeys.set(id, newKey());
    const answer = await act(this.data.code, { act: "state_names_nobody", id }, this.nobodyKeys.get(id));
    if (answer.ok) {
      if (answer.entry) this.feed.learn(answer.entry);
      if (this.correcting) this.field.value = "";
      this.endCorrecting();
      this.refused = null;
      this.saySaved(answer.saved);
    } else {
      this.refused = answer.message || this.words.not_now;
    }
    this.draw();
    this.field.focus();
  }

  leaveHeld() {
    if (this.correcting) this.field.value = "";
    this.endCorrecting();
    this.refused = null;
    this.draw();
    this.field.focus();
  }

  endCorrecting() {
    if (!this.field.value && this.aside) this.field.value = this.aside;
    this.aside = "";
    this.heldEntry = null;
    this.correcting = null;
  }

  saySaved(time) { // emptied first, so that the same minute twice is heard twice
    write(this.status, "");
    clearTimeout(this.statusTimer);
    const sentence = fill(this.words.saved, { time: time ?? clockTime(new Date(), this.data.zone) });
    this.statusTimer = setTimeout(() => {
      if (!this.field.value) this.status.replaceChildren(icon("check"), sentence);
    }, 60);
  }

  // --- what waited

  heardOf(told) { // of a row that was answered here or in another tab, or only that rows changed
    if (told && told.key !== this.onItsWay) {
      const { answer } = told;
      if (answer.entry) this.feed.learn(answer.entry);
      const isOurs = told.isMine && WRITES.includes(told.body?.act);
      if (isOurs && isHeld(answer) && !this.heldEntry) this.hold(answer, told.body);
      else if (isOurs && answer.ok) this.saySaved(answer.saved);
    }
    if (this.wasLost && this.feed.isLive && !this.shownRows().length) this.sayBack();
    if (this.words) this.draw();
  }

  sayBack() {
    this.wasLost = false;
    this.backUntil = Date.now() + 6_000;
    clearTimeout(this.backTimer);
    this.backTimer = setTimeout(() => this.draw(), 6_100);
  }

  async takeBack(key) {
    const row = await this.outbox.takeBack(key);
    if (!row) return;
    this.field.value = [row.body.text, this.field.value].filter(Boolean).join("\n");
    this.back = row.refused === undefined ? { key: row.key, text: row.body.text } : null;
    this.keepDraft();
    this.draw();
    this.field.focus();
  }

  // --- a draft survives a change of page and a reload

  keepDraft() {
    const text = this.correcting ? this.aside ?? "" : this.field.value;
    const draft = { text, kind: this.kind, place: this.place };
    SIM.drafts.set(this.draftName, draft);
    try { sessionStorage.setItem(this.draftName, JSON.stringify(draft)); } catch { /* memory has it */ }
  }

  restore() {
    let draft = SIM.drafts.get(this.draftName);
    try { draft ??= JSON.parse(sessionStorage.getItem(this.draftName)); } catch { /* none */ }
    this.draft = draft ?? {};
    this.kind = this.draft.kind ?? "";
    this.place = this.draft.place ?? "";
    if (this.draft.text) this.field.value = this.draft.text;
  }

  ended() {
    this.offers.ended();
    clearTimeout(this.statusTimer);
    clearTimeout(this.backTimer);
    this.leaveOutbox?.();
  }
}

export default function (component) { return mount(component, Capture); }
