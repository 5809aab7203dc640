// The questions at the end. Choices and words stay in this tab until they are sent; a change is a
// new sending of all answers, so the server always has the last ones. Without a connection they
// wait in the outbox, as a ballot does.

class Evaluation {
  constructor(parent) {
    this.root = make("section", "part evaluation");
    this.none = make("div", "empty", make("strong"), make("p"));
    this.list = make("div", "questions");
    this.kept = make("p", "kept");
    this.press = make("button", "button first", icon("check"), make("span"));
    this.press.type = "button";
    this.press.onclick = () => this.post(false);
    this.answer = make("p", "answer");
    this.answer.setAttribute("role", "status");
    this.seen = make("p", "seen");
    this.state = make("button", "button");
    this.state.type = "button";
    this.state.onclick = () => this.post(true);
    this.held = make("div", "bar", this.seen, this.state);
    this.foot = make("div", "foot", this.press, this.answer);
    this.far = make("p", "far");
    this.root.append(this.far, this.none, this.list, this.kept, this.held, this.foot);
    parent.append(this.root);
  }

  told() { hearOutbox(this, (told) => this.heardOf(told)); }

  heardOf(told) { // of answers that waited
    const isOurs = told?.isMine && told.body?.act === "evaluate" && told.key !== this.onItsWay;
    if (isOurs) this.answered(told.answer, told.body.answers);
    if (this.feed) this.draw();
  }

  ended() { this.leaveOutbox?.(); }

  get waits() { return this.outbox.waiting("evaluate").filter((row) => row.refused === undefined); }

  get name() { return `evaluation ${this.data.who}/${this.data.code}`; }

  get picks() { // what is typed outlives a rerun and another page
    if (!SIM.ballots.has(this.name)) {
      const { names_nobody: _stated, ...own } = this.data.own;
      SIM.ballots.set(this.name, this.waits.at(-1)?.body.answers ?? own);
      this.sentAnswers = JSON.stringify(own);
    }
    return SIM.ballots.get(this.name);
  }

  draw() {
    const { feed, words } = this;
    this.outbox.heard(feed);
    const state = feed.room?.evaluation?.state;
    const isOpen = state === "open";
    if (this.data.part === "count") {
      for (const each of [this.list, this.kept, this.foot, this.none, this.held]) show(each, false);
      const { count = 0, of = 0 } = feed.room?.evaluation ?? {};
      write(this.far, isOpen ? fill(words.far, { n: inWords(count, this.data.language), of: inWords(Math.max(count, of), this.data.language) }) : "");
      show(this.far, isOpen);
      return;
    }
    show(this.far, false);
    for (const each of [this.list, this.kept, this.foot]) show(each, isOpen);
    show(this.none, feed.room && !isOpen);
    show(this.held, isOpen && this.hits);
    write(this.none.firstChild, state === "closed" ? words.closed : words.not_open);
    write(this.none.lastChild, state === "closed" ? words.closed_why : words.not_open_why);
    if (!isOpen) return;
    const wanted = JSON.stringify([this.data.questions, this.data.language]);
    if (this.drawn !== wanted) {
      this.drawn = wanted;
      this.list.replaceChildren(...this.data.questions.map((one, index) => (one.kind === "text" ? this.text(one, index) : this.scale(one, index))));
    }
    write(this.kept, words.kept);
    this.drawFoot();
  }

  drawFoot() {
    const { words } = this;
    const now = JSON.stringify(this.picks);
    const isSent = Boolean(this.sentAnswers) && this.sentAnswers !== "{}";
    const isSame = isSent && this.sentAnswers === now;
    const waiting = this.waits.some((row) => JSON.stringify(row.body.answers) === now);
    if (waiting && !this.isSending) write(this.answer, words.waits);
    this.press.disabled = Boolean(this.isSending) || isSame || waiting || !Object.keys(this.picks).length;
    show(this.press.firstChild, isSame);
    write(this.press.lastChild, this.isSending ? words.sending : isSame ? words.is_sent : isSent ? words.send_change : words.send);
    write(this.state, words.names_nobody);
    write(this.seen, this.hits ? `${words.seen}: ${this.hits}. ${words.held}` : "");
  }

  scale(question, index) {
    const legend = make("legend", "", make("span", "nr", `${index + 1}`), " ", question.ask);
    const choices = [1, 2, 3, 4, 5].map((number) => {
      const radio = make("input");
      radio.type = "radio";
      radio.name = question.id;
      radio.value = String(number);
      radio.checked = this.picks[question.id] === number;
      radio.oninput = () => this.pick(question.id, number);
      const end = number === 1 ? question.low : number === 5 ? question.high : "";
      if (end) radio.setAttribute("aria-label", `${number}, ${end}`);
      return make("label", "choice", radio, make("span", "", String(number)));
    });
    const ends = make("p", "ends", make("span", "", question.low), make("span", "", question.high));
    ends.setAttribute("aria-hidden", "true");
    return make("fieldset", "question", legend, make("div", "choices", ...choices), ends);
  }

  text(question, index) {
    const field = make("textarea", "field");
    field.rows = 3;
    field.maxLength = this.data.longest;
    field.value = this.picks[question.id] ?? "";
    field.oninput = () => this.pick(question.id, field.value.trim() ? field.value : undefined);
    const label = make("label", "legend", make("span", "nr", `${index + 1}`), " ", question.ask, field);
    return make("div", "question", label);
  }

  pick(id, value) {
    const picks = { ...this.picks, [id]: value };
    if (value === undefined) delete picks[id];
    SIM.ballots.set(this.name, picks);
    this.hits = "";
    this.draw();
    write(this.answer, "");
    this.answer.classList.remove("wrong");
  }

  async post(stated) {
    if (this.isSending) return;
    const answers = { ...this.picks };
    this.isSending = true;
    this.onItsWay = newKey();
    this.draw();
    const replaces = (row) => row.body.act === "evaluate";
    const body = { act: "evaluate", answers, names_nobody: stated };
    const answer = await this.outbox.submitBriefly(body, this.feed, { key: this.onItsWay, replaces });
    const key = this.onItsWay;
    this.isSending = false;
    this.onItsWay = "";
    if (answer && !answer.lost) {
      this.answered(answer, answers);
      if (!answer.ok) await this.outbox.takeBack(key); // said here, the answers stand
    }
    this.draw();
  }

  answered(answer, answers) {
    const { words } = this;
    this.hits = !answer.ok && answer.seen?.length ? answer.seen.map((hit) => `${hit.what}, “${hit.text}”`).join("; ") : "";
    if (answer.ok) this.sentAnswers = JSON.stringify(answers);
    write(this.answer, answer.ok ? fill(words.sent, { time: answer.saved ?? "" })
      : this.hits ? "" : answer.message || words.not_now);
    this.answer.classList.toggle("wrong", !answer.ok);
  }
}

export default function (component) { return mount(component, Evaluation); }
