// Whether this screen hears the room. Numbers change silently; only losing and finding the
// connection is said aloud.

const JITTER = 600; // eighty screens do not rerun in the same moment

class Presence {
  constructor(parent) {
    this.root = make("div", "part presence");
    this.dot = make("span", "dot");
    this.long = make("span", "long");
    this.brief = make("span", "brief");
    this.live = make("p", "live", this.dot, this.long, this.brief);
    this.unsent = make("span", "unsent");
    this.changes = this.button(() => this.send("changed", this.feed.revision));
    this.go = this.button(() => this.send("moved", this.feed.room.at));
    this.stay = this.button(() => this.setStaying(true));
    this.back = this.button(() => this.comeBack());
    this.aloud = make("p", "unseen");
    this.aloud.setAttribute("role", "status");
    this.root.append(this.live, this.unsent, this.changes, this.go, this.stay, this.back, this.aloud);
    parent.append(this.root);
  }

  button(onclick) {
    const button = make("button", "quiet");
    button.type = "button";
    button.onclick = onclick;
    return button;
  }

  // On every page: what waits is sent wherever its author is now.
  told() { hearOutbox(this, () => this.feed && this.draw()); }

  draw() {
    this.outbox.heard(this.feed);
    this.drawUnsent();
    this.drawState();
    this.drawChanges();
    this.drawPlace();
  }

  drawState() {
    const { feed, words, data } = this;
    const isLost = feed.lostSince !== null;
    const name = isLost ? "lost" : feed.isLive ? "on" : "waiting";
    this.root.dataset.state = name;
    const lost = isLost && fill(words.no_connection, { time: clockTime(new Date(feed.lostSince), data.zone) });
    const here = feed.here ?? 0;
    write(this.long, lost || (name === "on" ? counted(words.live, here, data.language) : words.connecting));
    write(this.brief, isLost ? words.lost : (name === "on" ? counted(words.here, here, data.language) : words.connecting));
    if (isLost) write(this.aloud, lost);
    else if (this.wasLost) write(this.aloud, words.back);
    this.wasLost = isLost;
  }

  drawUnsent() {
    const old = Date.now() - 2_000; // usually it is there in an instant
    const waits = this.outbox.rows.filter((row) => row.refused === undefined && (row.until === 0 || row.at < old)).length;
    show(this.unsent, waits);
    write(this.unsent, waits ? counted(this.words.unsent, waits, this.data.language) : "");
  }

  drawChanges() {
    const { feed, data, words } = this;
    const since = Math.max(0, (feed.revision ?? 0) - data.revision);
    show(this.changes, data.shows_changes && since);
    write(this.changes, since ? counted(words.changes, since, data.language) : "");
  }

  // Whether this tab stays behind when the room moves. The tab remembers it over a reload.
  get isStaying() {
    try { return sessionStorage.getItem(`sim-stay-${this.data.code}`) === "yes"; } catch { return Boolean(this.stays); }
  }

  setStaying(stays) {
    this.stays = stays;
    try {
      if (stays) sessionStorage.setItem(`sim-stay-${this.data.code}`, "yes");
      else sessionStorage.removeItem(`sim-stay-${this.data.code}`);
    } catch { /* a browser that keeps nothing: for this page only */ }
    write(this.aloud, stays ? this.words.staying : "");
    this.draw();
    (stays ? this.back : this.stay).focus();
  }

  comeBack() { // wherever this page is: to where the room is now
    this.setStaying(false);
    this.send("returned", this.feed.room?.stage ?? "");
  }

  drawPlace() {
    const { feed, data } = this;
    const room = feed.room;
    const stays = data.may_stay && this.isStaying;
    const isWriting = Boolean(document.querySelector("[role=dialog]")); // taken along when it is closed
    const follow = data.follow && !stays && !isWriting;
    const isElsewhere = Boolean(room && data.at && room.at !== data.at);
    const isOtherStep = Boolean(room && data.step && room.stage !== data.step);
    show(this.stay, data.may_stay && data.follow && !stays && room);
    show(this.back, stays && room);
    write(this.stay, this.words.stay);
    write(this.back, this.words.to_room);
    show(this.go, isElsewhere && !data.follow && !stays);
    write(this.go, isElsewhere ? fill(this.words.go, { token: room.token ?? room.at }) : "");
    this.tellLater("moved", isElsewhere && follow ? room.at : null);
    this.tellLater("stepped", isOtherStep && follow ? room.stage : null);
    this.drawQuestion(stays ? null : room);
  }

  drawQuestion(room) { // a page that shows the room's question shows the new one, whoever reads it
    const asked = room && (room.all_prompts ? "all" : String(room.prompt_number));
    const isOther = Boolean(this.data.asked && room && room.at === this.data.at && asked !== this.data.asked);
    this.tellLater("asked", isOther ? asked : null);
  }

  tellLater(name, value) { // once for each place the room goes to
    this.told_ ??= {};
    const last = this.told_[name];
    if (last?.value === value) return;
    clearTimeout(last?.timer);
    this.told_[name] = { value };
    if (value !== null) this.told_[name].timer = setTimeout(() => this.send(name, value), Math.random() * JITTER);
  }

  ended() { this.leaveOutbox?.(); for (const told of Object.values(this.told_ ?? {})) clearTimeout(told.timer); }
}

export default function (component) { return mount(component, Presence); }
