// One person's ballot. Choices stay in this tab's memory until they are cast; a change after
// casting is a new cast of the whole ballot, so the server always counts the last one. Cast without
// a connection it waits in the outbox, one for a vote, and whoever cast it sees that it waits.

const FEW = 4; // up to so many votes each number has its own button; more are counted up and down

class Ballot {
  constructor(parent) {
    this.root = make("div", "part ballot");
    this.none = make("div", "empty", make("strong"), make("p"));
    this.list = make("div", "candidates");
    this.closing = make("p", "closing-in");
    this.closing.setAttribute("role", "timer");
    this.check = make("a", "check");
    this.cap = make("p", "cap");
    this.used = make("p", "used");
    this.used.setAttribute("role", "status");
    this.secret = make("p", "secret");
    this.cast = make("button", "button first", icon("check"), make("span"));
    this.cast.type = "button";
    this.cast.onclick = () => this.castVotes();
    this.answer = make("p", "answer");
    this.answer.setAttribute("role", "status");
    this.kept = make("details", "kept", make("summary"), make("p"));
    this.foot = make("div", "foot",
      make("div", "dock", make("div", "sums", this.used, this.secret), this.cast, this.answer));
    this.round = make("h2", "round");
    this.about = make("p", "about");
    this.results = make("ol", "results");
    this.proof = make("p", "proof");
    this.uncounted = make("div", "bar uncounted", icon("error"), make("p"), make("button", "button"));
    this.uncounted.setAttribute("role", "alert");
    this.uncounted.lastChild.type = "button";
    this.uncounted.lastChild.onclick = () => this.understood();
    this.root.append(this.uncounted, this.round, this.about, this.closing, this.none, this.list, this.cap,
      this.results, this.proof, this.check, this.kept, this.foot);
    this.ticking = setInterval(() => this.drawClosing(), 1_000);
    parent.append(this.root);
    this.rows = new Map();
  }

  told() { hearOutbox(this, (told) => this.heardOf(told)); }

  ballots(round) { return this.outbox.waiting("cast_ballot").filter((row) => !round || row.body.round === round); }

  heardOf(told) { // of a ballot that waited
    if (told?.isMine && told.key !== this.onItsWay && told.body?.act === "cast_ballot") this.answered(told.answer, told.body.marks);
    if (this.feed) this.draw();
  }

  drawUncounted() { // said until the person has read it, after a reload and a close too
    const refused = this.ballots().filter((row) => row.refused !== undefined);
    show(this.uncounted, refused.length);
    const [, sentence, button] = this.uncounted.children;
    write(sentence, refused.length ? `${this.words.not_counted} ${refused.at(-1).refused}` : "");
    write(button, this.words.understood);
  }

  async understood() {
    for (const row of this.ballots()) if (row.refused !== undefined) await this.outbox.takeBack(row.key);
    this.draw();
  }

  draw() {
    const { feed, words } = this;
    this.outbox.heard(feed);
    this.drawUncounted();
    const ballot = feed.ballot;
    const isOpen = ballot?.state === "open";
    const isRevealed = ballot?.state === "revealed" && Boolean(ballot.results);
    show(this.list, isOpen);
    show(this.foot, isOpen);
    show(this.kept, isOpen);
    show(this.none, !isOpen && !isRevealed);
    show(this.results, isRevealed);
    this.drawHead(ballot);
    this.drawClosing();
    show(this.check, ballot?.check);
    if (ballot?.check && this.check.getAttribute("href") !== ballot.check) this.check.href = ballot.check;
    this.check.target = "_blank";
    write(this.check, words.check);
    show(this.cap, isOpen && ballot.agency_cap);
    write(this.cap, isOpen && ballot.agency_cap ? counted(words.cap, ballot.agency_cap, this.data.language) : "");
    show(this.proof, isRevealed && ballot.proof);
    if (isOpen) this.drawOpen(ballot);
    else if (isRevealed) this.drawResults(ballot);
    else this.drawNone(ballot, words);
  }

  drawHead(ballot) { // which vote this is, and what one has or when it ended
    const { words, data } = this;
    const have = ballot?.state === "open" && data.votes ? counted(words.have, ballot.budget, data.language) : "";
    const stacked = have && ballot.stacking && ballot.budget > 1 ? words.stacking : "";
    const about = have ? `${have} ${stacked}`.trim() : ballot?.closed ?? "";
    write(this.round, ballot?.title ?? "");
    write(this.about, about);
    show(this.round, ballot);
    show(this.about, about);
  }

  drawClosing() { // by the server's clock, as on the wall
    const ballot = this.feed.ballot;
    const ends = ballot?.state === "open" ? ballot.closes_at : null;
    show(this.closing, ends);
    if (!ends) return;
    const left = Math.max(0, Math.ceil((Date.parse(ends) - Date.now() - this.feed.skew) / 1_000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    write(this.closing, fill(this.words.closing, { time }));
  }

  ended() { clearInterval(this.ticking); this.leaveOutbox?.(); }

  drawNone(ballot, words) {
    const waits = ballot && this.waits(ballot.round);
    const [first, then] = waits ? [words.closed, words.closed_waits] : ballot
      ? [words.closed, this.castMarks ? words.closed_counted : words.closed_none]
      : [words.no_round, words.no_round_why];
    write(this.none.firstChild, this.feed.revision === null ? "" : first);
    write(this.none.lastChild, this.feed.revision === null ? "" : then);
  }

  // --- while the round is open

  drawOpen(ballot) {
    const { words } = this;
    this.remember(ballot);
    const wanted = JSON.stringify([ballot.round, ballot.candidates, ballot.budget, ballot.stacking, this.data.language]);
    if (this.drawn !== wanted) {
      this.drawn = wanted;
      this.rows = new Map(ballot.candidates.map((one) => [one.letter, this.row(one, ballot)]));
      this.list.replaceChildren(...[...this.rows.values()].map((row) => row.element));
    }
    const used = this.usedVotes();
    for (const [letter, row] of this.rows) row.draw(this.picks[letter] ?? 0, ballot.budget - used);
    this.drawSums(ballot, used);
    write(this.kept.firstChild, words.kept);
    write(this.kept.lastChild, words.kept_why);
    this.drawCast(ballot, used);
  }

  waits(round) { return this.ballots(round).findLast((row) => row.refused === undefined && row.key !== this.onItsWay); }

  remember(ballot) { // what was chosen in this tab, else what waits, else what was cast before
    this.name = `${this.data.browser}/${this.data.code}/${ballot.round}`;
    if (this.picked !== this.name) {
      this.picked = this.name;
      this.picks = SIM.ballots.get(this.name) ?? { ...(ballot.marks ?? {}) };
      this.castMarks = ballot.marks ?? null;
      this.toldMarks = JSON.stringify(ballot.marks);
      write(this.answer, "");
    }
    const waits = this.waits(ballot.round);
    if (waits && !SIM.ballots.has(this.name)) {
      this.picks = { ...waits.body.marks };
      SIM.ballots.set(this.name, this.picks);
    }
    this.learnMarks(ballot.marks);
  }

  // What counts now, cast here or on another screen of the same person. A choice not cast yet stays.
  learnMarks(marks) {
    const told = JSON.stringify(marks);
    if (!marks || told === this.toldMarks) return;
    this.toldMarks = told;
    const hasChosen = !sameMarks(this.picks, this.castMarks ?? {});
    if (this.castMarks && !sameMarks(this.castMarks, marks)) {
      this.castAt = "";
      write(this.answer, "");
    }
    this.castMarks = marks;
    if (hasChosen && !sameMarks(this.picks, marks)) return;
    this.picks = { ...marks };
    SIM.ballots.delete(this.name);
  }

  usedVotes() { return Object.values(this.picks).reduce((sum, votes) => sum + votes, 0); }

  drawSums(ballot, used) {
    const { words } = this;
    const sum = fill(words.used, { used, budget: ballot.budget });
    if (this.sum !== sum) {
      this.sum = sum;
      this.used.replaceChildren(make("strong", "", sum), " ", words.votes_used);
    }
    write(this.secret, used >= ballot.budget && !this.isCast() ? words.over : words.secret);
  }

  isCast() { return this.castMarks !== null && sameMarks(this.castMarks, this.picks); }

  drawCast(ballot, used) {
    const { words } = this;
    const waits = this.waits(ballot.round);
    const isWaiting = Boolean(waits && sameMarks(waits.body.marks, this.picks));
    if (waits) write(this.answer, words.ballot_waits);
    else if (this.answer.textContent === words.ballot_waits) { // another tab has sent it
      write(this.answer, this.isCast() ? counted(words.counted, used, this.data.language) : "");
    }
    this.answer.classList.toggle("waits", Boolean(waits));
    const isCast = !waits && this.isCast();
    this.cast.disabled = this.isCasting || isCast || isWaiting || (!used && this.castMarks === null);
    const label = this.isCasting ? words.casting : isWaiting ? words.waits
      : isCast ? (this.castAt ? fill(words.is_cast, { time: this.castAt }) : words.was_cast)
        : this.castMarks ? words.cast_change : words.cast;
    write(this.cast.lastChild, label);
    show(this.cast.firstChild, isCast || isWaiting);
    write(this.cast.firstChild, isWaiting ? "schedule" : "check");
  }

  row(candidate, ballot) {
    const most = ballot.stacking ? ballot.budget : 1;
    return most <= FEW ? this.choices(candidate, most) : this.stepper(candidate, ballot.budget);
  }

  choices({ letter, text }, most) {
    const radios = [];
    const choice = (votes) => {
      const radio = make("input");
      radio.type = "radio";
      radio.name = `votes-${letter}`;
      radio.value = String(votes);
      radio.oninput = () => this.pick(letter, votes);
      radios.push(radio);
      const dots = make("span", "dots", ...Array.from({ length: votes }, () => make("span", "dot")));
      dots.setAttribute("aria-hidden", "true");
      const spoken = make("span", votes ? "unseen" : "", votes ? this.votes(votes) : this.words.none);
      return make("label", "choice", radio, votes ? dots : null, spoken);
    };
    const legend = make("legend", "", make("span", "letter", letter), " ", text);
    const group = make("div", "choices", ...Array.from({ length: most + 1 }, (_one, votes) => choice(votes)));
    const element = make("fieldset", "candidate", legend, group);
    const draw = (mine, left) => radios.forEach((radio, votes) => {
      radio.checked = votes === mine;
      radio.disabled = votes - mine > left;
    });
    return { element, draw };
  }

  stepper({ letter, text }, budget) {
    const name = make("p", "legend", make("span", "letter", letter), " ", text);
    name.id = `candidate-${letter}`;
    const less = this.step(this.words.fewer, letter, -1);
    const more = this.step(this.words.another, letter, 1);
    const votes = make("output");
    const element = make("div", "candidate", name, make("div", "stepper", less, votes, more));
    element.setAttribute("role", "group");
    element.setAttribute("aria-labelledby", name.id);
    const draw = (mine, left) => {
      write(votes, mine ? this.votes(mine) : this.words.none);
      less.disabled = mine <= 0;
      more.disabled = left <= 0 || mine >= budget;
    };
    return { element, draw };
  }

  step(words, letter, by) {
    const button = make("button", "button", icon(by > 0 ? "add" : "remove"));
    button.type = "button";
    button.setAttribute("aria-label", fill(words, { letter }));
    button.onclick = () => this.pick(letter, (this.picks[letter] ?? 0) + by);
    return button;
  }

  votes(n) { return counted(this.words.votes, n, this.data.language); }

  pick(letter, votes) {
    this.picks = { ...this.picks, [letter]: Math.max(0, votes) };
    SIM.ballots.set(this.name, this.picks);
    write(this.answer, "");
    this.answer.classList.remove("wrong");
    this.draw();
  }

  async castVotes() {
    if (this.isCasting) return;
    const marks = Object.fromEntries(Object.entries(this.picks).filter(([, votes]) => votes > 0));
    const { round } = this.feed.ballot;
    this.isCasting = true;
    this.onItsWay = newKey();
    this.draw();
    const replaces = (row) => row.body.act === "cast_ballot" && row.body.round === round;
    const body = { act: "cast_ballot", round, marks };
    const answer = await this.outbox.submitBriefly(body, this.feed, { key: this.onItsWay, replaces });
    const key = this.onItsWay;
    this.isCasting = false;
    this.onItsWay = "";
    if (answer && !answer.lost) {
      this.answered(answer, marks);
      if (!answer.ok) await this.outbox.takeBack(key); // said here, the choices stand
    }
    this.draw();
  }

  answered(answer, marks) {
    if (answer.ok) {
      this.castMarks = marks;
      this.castAt = answer.saved ?? "";
    }
    const used = answer.used ?? this.usedVotes();
    write(this.answer, answer.ok ? counted(this.words.counted, used, this.data.language)
      : answer.message || this.words.not_now);
    this.answer.classList.toggle("wrong", !answer.ok);
  }

  // --- after the reveal

  drawResults(ballot) {
    const signature = JSON.stringify(ballot);
    if (this.shown === signature) return;
    this.shown = signature;
    const most = Math.max(1, ...ballot.results.map((one) => one.votes));
    this.results.replaceChildren(...ballot.results.map((one) => this.result(one, most)));
    write(this.proof, ballot.proof ?? "");
  }

  result(one, most) {
    const bar = make("span", "share");
    bar.style.width = `${(100 * one.votes) / most}%`;
    const isTie = String(one.place).endsWith("=");
    return make("li", one.chosen ? "result chosen" : "result",
      make("span", "rank", one.place),
      make("p", "what", make("span", "letter", one.letter), " ", one.text,
        make("span", "tags", isTie ? make("span", "tie", this.words.tie) : null, " ",
          one.chosen ? make("span", "goes", this.words.chosen) : null)),
      make("span", "votes", this.votes(one.votes)),
      make("span", "track", bar));
  }
}

function sameMarks(one, other) {
  const letters = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...letters].every((letter) => (one[letter] ?? 0) === (other[letter] ?? 0));
}

export default function (component) { return mount(component, Ballot); }
