// The line in which a scribe writes the next step of the group's table: saved without drawing the page
// anew, and kept in the outbox while there is no connection. Everything else of a step has its drawer;
// while there is none to be had, a row that is there is changed in this line too.

class NextStep {
  constructor(groups) {
    this.groups = groups;
    this.legend = make("legend");
    this.fields = Object.fromEntries(["text", "who", "when"].map((name) => [name, this.field(name)]));
    this.press = groups.button("check", () => this.save(false));
    this.nobody = groups.button("shield_person", () => this.save(true));
    this.leave = groups.button("close", () => this.change(null));
    this.changing = null; // the row that is changed, as it was: {id, text, who, when}
    this.said = make("p", "said");
    this.said.setAttribute("role", "status");
    this.waiting = make("ul", "waiting");
    this.line = make("fieldset", "next", this.legend,
      ...Object.values(this.fields).map((one) => one.label), make("div", "acts", this.press, this.nobody, this.leave), this.said);
    this.box = make("div", "", this.waiting, this.line);
  }

  field(name) {
    const input = make("input", "field");
    input.type = "text";
    input.autocomplete = "off";
    input.oninput = () => this.typed();
    input.onkeydown = (event) => {
      if (event.key === "Enter" && !event.isComposing) this.save(false);
    };
    const label = make("label", name, make("span"), input);
    return { input, label };
  }

  // What is half typed outlives a change of page; each group's table has its own.
  get draftName() {
    return `step ${this.groups.data.who}/${this.groups.data.code}/${this.group}/${this.changing?.id ?? ""}`;
  }

  values() {
    return Object.fromEntries(Object.entries(this.fields).map(([name, one]) => [name, one.input.value]));
  }

  fill(values) {
    for (const [name, one] of Object.entries(this.fields)) one.input.value = values?.[name] ?? "";
  }

  typed() {
    SIM.drafts.set(this.draftName, this.values());
    this.isHeld = false;
    this.say("");
    this.draw();
  }

  say(sentence, isWrong = false) {
    write(this.said, sentence);
    this.said.classList.toggle("wrong", isWrong);
  }

  draw() {
    const { words, shown } = this.groups;
    if (this.group !== shown) {
      this.group = shown;
      this.changing = null;
      this.isHeld = false;
      this.say("");
      this.fill(SIM.drafts.get(this.draftName));
    }
    show(this.line, this.groups.mayWrite());
    write(this.legend, this.changing ? fill(words.change_step, { text: this.changing.text }) : words.next_step);
    write(this.leave.lastChild, words.leave_step);
    show(this.leave, this.changing);
    write(this.fields.text.label.firstChild, words.step);
    write(this.fields.who.label.firstChild, words.who);
    write(this.fields.when.label.firstChild, words.when);
    write(this.press.lastChild, words.save_step);
    write(this.nobody.lastChild, words.names_nobody);
    show(this.nobody, this.isHeld);
    this.press.disabled = Boolean(this.onItsWay) || !this.fields.text.input.value.trim();
    this.drawWaiting();
  }

  // Rows that wait, of this table; and refused ones, whose words can be taken back into the line.
  drawWaiting() {
    const { words, outbox } = this.groups;
    const rows = ["write_step", "rewrite_step"].flatMap((name) => outbox.waiting(name))
      .filter((row) => row.key !== this.onItsWay && row.body.group === this.group);
    show(this.waiting, rows.length);
    const signature = JSON.stringify(rows.map((row) => [row.key, row.refused]));
    if (signature === this.signature) return;
    this.signature = signature;
    this.waiting.replaceChildren(...rows.map((row) => this.row(row, words)));
  }

  row(row, words) {
    const isWaiting = row.refused === undefined;
    const back = make("button", "button", words.take_back);
    back.type = "button";
    back.onclick = () => this.takeBack(row.key);
    const said = [row.body.text, row.body.who, row.body.when].filter(Boolean).join(" · ");
    return make("li", isWaiting ? "" : "refused", make("span", "words", said),
      make("span", "why", icon(isWaiting ? "schedule" : "error"), isWaiting ? words.waits : row.refused), back);
  }

  async save(stated) {
    const typed = this.values();
    if (!typed.text.trim() || this.onItsWay) return;
    const key = JSON.stringify(this.back?.typed) === JSON.stringify(typed) && !stated ? this.back.key : newKey();
    this.onItsWay = key;
    this.draw();
    const { outbox, feed } = this.groups;
    const body = { ...this.act(), group: this.group, ...typed, names_nobody: stated };
    const isSame = (row) => row.body.act === "rewrite_step" && row.body.step === body.step; // the last words count
    const answer = await outbox.submitBriefly(body, feed, { key, replaces: isSame });
    this.onItsWay = "";
    this.back = null;
    if (answer && !answer.ok && !answer.lost) await this.refused(answer, key);
    else this.gone(typed, answer);
    this.draw();
    this.fields.text.input.focus({ preventScroll: true });
  }

  gone(typed, answer) { // saved, or it waits above the line
    if (JSON.stringify(this.values()) === JSON.stringify(typed)) this.fill();
    SIM.drafts.set(this.draftName, this.values());
    if (this.changing) this.change(null);
    this.isHeld = false;
    this.say(answer?.ok ? fill(this.groups.words.saved, { time: answer.saved ?? "" }) : "");
  }

  act() {
    if (!this.changing) return { act: "write_step" };
    const { id, ...seen } = this.changing;
    return { act: "rewrite_step", step: id, seen };
  }

  // A row into the line, as it was last written here; without one, the next step again.
  change(step) {
    if (this.changing) SIM.drafts.delete(this.draftName);
    const waits = step && this.groups.outbox.waiting("rewrite_step").find((row) => row.body.step === step.id);
    this.changing = step && { id: step.id, ...(waits?.body.seen ?? step.seen ?? seenOf(step)) };
    this.fill(SIM.drafts.get(this.draftName) ?? waits?.body ?? this.changing);
    this.isHeld = false;
    this.say("");
    this.draw();
    if (step) this.fields.text.input.focus();
  }

  async refused(answer, key) { // the words stay in the line
    this.isHeld = Boolean(answer.seen?.length);
    this.say(answer.message || this.groups.words.not_now, true);
    await this.groups.outbox.takeBack(key);
  }

  async takeBack(key) {
    const row = await this.groups.outbox.takeBack(key);
    if (!row) return;
    const { text, who, when, step, seen } = row.body;
    if (step) this.change({ id: step, seen });
    this.fill({ text, who, when });
    this.back = row.refused === undefined ? { key, typed: { text, who, when } } : null;
    this.typed();
    this.fields.text.input.focus();
  }
}

// What a row shows of what was written.
function seenOf({ text, lead, who, when, due }) { return { text, who: lead || who, when: when || due }; }
