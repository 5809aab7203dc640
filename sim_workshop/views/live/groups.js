// The groups of the second day. A card for each, and the plan table of one of them, which grows as
// its scribe saves steps. Rows are made once and changed in place, so nobody's place is lost. Who
// signs up, and "we are ready", wait in the outbox while there is no connection; the pen does not
// wait, because who writes is about now.

const SIGN_UP = ["join_group", "leave_group"];
const WAITS = [...SIGN_UP, "say_ready"];

class Groups {
  constructor(parent) {
    this.root = make("section", "part groups");
    this.list = make("ul", "cards");
    this.table = make("section", "table");
    this.head = make("h2", "title", make("span", "number"), make("span"));
    this.where = make("p", "where");
    this.pen = make("p", "pen");
    this.tools = make("div", "tools");
    this.why = make("p", "why");
    this.open = make("p", "unfilled");
    this.columns = make("tr");
    this.caption = make("caption", "unseen");
    this.body = make("tbody");
    this.grid = make("table", "", this.caption, make("thead", "", this.columns), this.body);
    this.none = make("div", "empty", make("strong"), make("p"));
    this.aloud = make("p", "said");
    this.aloud.setAttribute("role", "status");
    this.next = new NextStep(this);
    this.table.append(this.head, this.where, this.pen, this.why, this.tools, this.grid, this.none,
      this.next.box, this.open);
    this.root.append(this.aloud, this.list, this.table);
    this.take = this.button("edit", () => this.takePen());
    this.down = this.button("pan_tool", () => this.do("put_pen_down", {}, this.words.put_down_why));
    this.add = this.button("add", () => this.write(""));
    this.ready = this.button("check", () => this.sayReady());
    this.add.classList.add("first");
    this.tools.append(this.add, this.ready, this.take, this.down);
    this.cards = new Map();
    this.rows = new Map();
    this.picked = "";
    parent.append(this.root);
  }

  button(sign, onclick) {
    const button = make("button", "button", icon(sign), make("span"));
    button.type = "button";
    button.onclick = onclick;
    return button;
  }

  told() { hearOutbox(this, (told) => this.heardOf(told)); }

  ended() { this.leaveOutbox?.(); }

  heardOf(told) { // of what waited, or only that rows changed
    const isOurs = told?.isMine && told.key !== this.onItsWay && told.key !== this.next.onItsWay;
    if (isOurs && WAITS.includes(told.body?.act)) this.answered(told.answer, this.saidOf(told.body));
    if (this.feed) this.draw();
  }

  get waits() { return WAITS.flatMap((name) => this.outbox.waiting(name)).filter((row) => row.key !== this.onItsWay); }

  get groups() { return this.feed.room?.groups ?? []; }
  get own() { return this.feed.room?.own_group ?? { mine: "", pen: false }; }
  get group() { return this.groups.find((one) => one.id === this.shown); }

  draw() {
    const { own, groups, words } = this;
    this.outbox.heard(this.feed);
    if (own.mine !== this.wasMine) { // one's own table stands first, as soon as one is in a group
      this.picked = own.mine;
      this.root.insertBefore(this.table, own.mine ? this.list : null);
    }
    this.wasMine = own.mine;
    const known = (id) => groups.some((one) => one.id === id);
    this.shown = [this.picked, own.mine, this.feed.room?.reporting].find((id) => id && known(id)) ?? "";
    if (this.data.writes_all && !this.shown) this.shown = groups[0]?.id ?? "";
    this.drawCards();
    const waited = this.isWaiting;
    this.isWaiting = this.waits.length > 0;
    this.aloud.classList.remove("waits");
    if (this.isWaiting) this.sayWaiting();
    else if (waited && this.aloud.textContent.startsWith(words.waits)) write(this.aloud, "");
    else if (!this.feed.room) write(this.aloud, words.waiting);
    else if (this.aloud.textContent === words.waiting) write(this.aloud, "");
    show(this.table, this.group);
    if (this.group) this.drawTable();
  }

  // --- the groups

  drawCards() {
    const cards = this.groups.map((group) => this.card(group));
    cards.forEach((card, index) => {
      if (this.list.children[index] !== card.item) this.list.insertBefore(card.item, this.list.children[index] ?? null);
    });
    while (this.list.children.length > cards.length) this.list.lastChild.remove();
  }

  card(group) {
    let card = this.cards.get(group.id);
    if (!card) {
      card = this.newCard(group.id);
      this.cards.set(group.id, card);
    }
    const { own, words, data } = this;
    const isMine = own.mine === group.id;
    const isShown = this.shown === group.id;
    write(card.number, group.number);
    write(card.title, group.title);
    const said = [group.place, group.people, counted(words.steps, group.steps, data.language),
      group.steps ? counted(words.complete, group.complete, data.language) : ""].filter(Boolean);
    write(card.meta, said.join(" · "));
    write(card.sign, this.feed.room.reporting === group.id ? words.reporting : group.finished ? words.ready : "");
    write(card.yours, isMine ? words.yours : "");
    card.item.classList.toggle("mine", isMine);
    card.item.classList.toggle("shown", isShown);
    const isFull = !isMine && group.seats > 0 && group.count >= group.seats;
    show(card.join, data.joins);
    card.join.disabled = isFull;
    write(card.join, isMine ? words.leave : isFull ? words.full : own.mine ? words.change : words.join);
    card.join.setAttribute("aria-label", `${card.join.textContent}: ${group.title}`);
    card.join.classList.toggle("first", !own.mine && !isFull);
    write(card.read, isShown ? words.reading : words.read);
    card.read.setAttribute("aria-pressed", String(isShown));
    card.read.setAttribute("aria-label", `${card.read.textContent}: ${group.title}`);
    return card;
  }

  newCard(id) {
    const [number, title, meta, sign, yours] = ["number", "name", "meta", "sign", "yours"].map((name) => make("span", name));
    const join = make("button", "button");
    const read = make("button", "button");
    for (const each of [join, read]) each.type = "button";
    join.onclick = () => (this.own.mine === id ? this.leave() : this.join(id));
    read.onclick = () => {
      this.picked = id;
      this.draw();
      this.table.scrollIntoView({ block: "nearest" });
    };
    const item = make("li", "card", make("p", "top", number, title, yours), meta, sign, make("div", "acts", join, read));
    return { item, number, title, meta, sign, yours, join, read };
  }

  // --- the table

  mayWrite() {
    return this.data.writes_all || (this.isPlanning() && this.own.pen && this.own.mine === this.shown);
  }

  isPlanning() { return this.data.planning.includes(this.feed.room?.stage); }

  drawTable() {
    const { group, words, own } = this;
    const isMine = own.mine === group.id;
    const hasPen = isMine && own.pen;
    write(this.head.firstChild, group.number);
    write(this.head.lastChild, group.title);
    write(this.where, group.place);
    write(this.pen, hasPen ? words.you_write : group.scribe ? fill(words.writes, { who: group.scribe }) : words.nobody_writes);
    const why = this.mayWrite() ? "" : !this.isPlanning() ? words.not_now_planning : !own.mine ? words.choose
      : isMine ? words.without_pen : words.of_another;
    write(this.why, this.data.joins ? why : "");
    this.tool(this.add, this.mayWrite(), words.add);
    this.tool(this.ready, this.mayWrite(), group.finished ? words.not_ready : words.say_ready);
    this.tool(this.take, isMine && !hasPen && this.isPlanning(), group.scribe ? words.take_over : words.take);
    this.take.classList.toggle("first", !group.scribe);
    this.tool(this.down, hasPen, words.put_down);
    write(this.caption, group.table);
    this.drawRows(group);
    this.next.draw();
    write(this.open, group.steps ? `${group.open}.` : "");
  }

  tool(button, isShown, label) {
    show(button, isShown);
    write(button.lastChild, label);
  }

  drawRows(group) {
    const { words, feed } = this;
    const may = this.mayWrite();
    const heads = [words.number, words.step, words.who, words.when, words.status, ...(may ? [words.edit] : [])];
    if (this.headed !== heads.join("|")) {
      this.headed = heads.join("|");
      this.columns.replaceChildren(...heads.map((name, index) => {
        const head = make("th", "", index === 0 || name === words.edit ? make("span", "unseen", name) : name);
        head.scope = "col";
        return head;
      }));
    }
    const steps = (feed.room[`table_${group.id}`] ?? []).map((id) => feed.room[`row_${id}`]).filter(Boolean);
    if (this.drawn !== group.id) {
      this.rows.clear();
      this.body.replaceChildren();
    }
    const isFirst = this.drawn !== group.id;
    this.drawn = group.id;
    const rows = steps.map((step) => this.row(step, may, !isFirst));
    rows.forEach((row, index) => {
      if (this.body.children[index] !== row) this.body.insertBefore(row, this.body.children[index] ?? null);
    });
    while (this.body.children.length > rows.length) this.body.lastChild.remove();
    show(this.grid, steps.length);
    show(this.none, !steps.length);
    write(this.none.firstChild, words.no_step);
    write(this.none.lastChild, words.ask);
  }

  row(step, may, isNew) {
    let row = this.rows.get(step.id);
    const signature = JSON.stringify([step, may]);
    if (!row) {
      row = { element: make("tr"), signature: "" };
      this.rows.set(step.id, row);
      row.element.classList.toggle("arrives", isNew);
    }
    if (row.signature !== signature) {
      row.signature = signature;
      row.element.replaceChildren(...this.cells(step, may));
    }
    return row.element;
  }

  cells(step, may) {
    const { words } = this;
    const name = make("th", "what", step.text);
    name.scope = "row";
    if (step.objective) name.append(make("small", "", step.objective));
    const who = step.lead ? [step.lead] : [this.missing(step.no_lead), step.who ? make("small", "", fill(words.written, { text: step.who })) : null];
    if (step.beside) who.push(make("small", "", fill(words.beside, { others: step.beside })));
    const when = step.lacks_date ? [this.missing(words.no_date), step.when ? make("small", "", fill(words.written, { text: step.when })) : null]
      : step.date ? [step.date, step.when ? make("small", "", `“${step.when}”`) : null] : [step.when || "–"];
    const cells = [make("td", "nr", step.number), name, this.cell(words.who, who), this.cell(words.when, when),
      this.cell(words.status, [step.status_word])];
    if (may) {
      const edit = make("button", "button", words.edit);
      edit.type = "button";
      edit.setAttribute("aria-label", fill(words.edit_step, { text: step.text }));
      edit.onclick = () => (this.feed.lostSince === null ? this.write(step.id) : this.next.change(step));
      cells.push(make("td", "acts", edit));
    }
    return cells;
  }

  cell(label, inside) {
    const cell = make("td", "", ...inside);
    cell.dataset.label = label;
    return cell;
  }

  missing(words) { return make("span", "open", icon("select"), " ", words); }

  // --- acting

  async do(act_, more, said = this.saidOf({ act: act_, ...more })) {
    if (this.doing) return;
    this.doing = true;
    const named = JSON.stringify([act_, this.shown, more]);
    this.key = this.keyFor === named ? this.key : newKey(); // pressed again after a lost answer: once
    this.keyFor = named;
    const answer = await this.give({ act: act_, group: this.shown, ...more }, this.key);
    this.doing = false;
    if (!answer?.lost) this.keyFor = null;
    if (answer) this.answered(answer, said);
    this.draw();
  }

  // The answer; nothing where it waits to be sent.
  async give(body, key) {
    if (!WAITS.includes(body.act)) return act(this.data.code, body, key);
    this.onItsWay = key;
    const isSame = (row) => (SIGN_UP.includes(body.act) ? SIGN_UP.includes(row.body.act)
      : row.body.act === body.act && row.body.group === body.group);
    const answer = await this.outbox.submitBriefly(body, this.feed, { key, replaces: isSame });
    this.onItsWay = "";
    if (!answer || answer.lost) return null;
    if (!answer.ok) await this.outbox.takeBack(key); // said here
    return answer;
  }

  answered(answer, said) {
    write(this.aloud, answer.ok ? said : answer.lost ? this.words.lost : answer.message || this.words.not_now);
    this.aloud.classList.toggle("wrong", !answer.ok);
  }

  sayWaiting() { // or that it was refused meanwhile: said once, and taken out
    const { words } = this;
    const refused = this.waits.find((row) => row.refused !== undefined);
    if (refused) {
      this.answered({ ok: false, message: refused.refused }, "");
      this.outbox.takeBack(refused.key);
      return;
    }
    const titles = this.waits.map((row) => words.waiting_acts[row.body.act]);
    write(this.aloud, `${words.waits}: ${titles.join(", ")}`);
    this.aloud.classList.remove("wrong");
    this.aloud.classList.add("waits");
  }

  saidOf(body) {
    const title = this.groups.find((one) => one.id === body.group)?.title ?? "";
    return body.act === "join_group" ? fill(this.words.joined, { title }) : body.act === "leave_group" ? this.words.has_left : "";
  }

  join(id) { return this.do("join_group", { group: id }); }

  leave() { return this.do("leave_group", {}); }

  takePen() { return this.do("take_pen", { free: !this.group.scribe }, ""); }

  sayReady() { return this.do("say_ready", { ready: !this.group.finished }, ""); }

  write(step) { this.send("asked", { group: this.shown, step, press: newKey() }); }
}

export default function (component) { return mount(component, Groups); }
