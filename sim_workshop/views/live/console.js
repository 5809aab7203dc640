// What a facilitator keeps in the corner of the eye: the clock, how many are here, done and wait,
// the vote, the wall, the agenda. It changes by itself; the page is drawn anew only for a change of
// the room by a co-facilitator, and not while this one is typing or has a drawer open.

const CLOSING = 120;
const BUSY = "input, textarea, select, [contenteditable=true]";

class Console {
  constructor(parent) {
    this.root = make("section", "part console");
    this.time = make("span", "time");
    this.left = make("span", "left");
    this.clock = make("p", "clock", this.time, this.left);
    this.clock.setAttribute("role", "timer");
    this.modes = make("p", "modes");
    this.counts = make("ul", "counts");
    this.agenda = make("ul", "agenda");
    this.renew = make("button", "button", make("span"));
    this.renew.type = "button";
    this.renew.onclick = () => this.send("changed", this.signature());
    this.root.append(this.clock, this.renew, this.modes, this.counts, this.agenda);
    this.lines = new Map();
    this.ticking = setInterval(() => this.draw(), 1_000);
    parent.append(this.root);
  }

  now() { return Date.now() + this.feed.skew; } // by the server's clock, whatever this one says

  draw() { // two places of the page, the timer's buttons between them
    const isClock = this.data.part === "clock";
    for (const each of [this.clock, this.modes, this.renew]) show(each, isClock);
    for (const each of [this.counts, this.agenda]) show(each, !isClock);
    if (!isClock) {
      this.drawCounts();
      this.drawAgenda();
      return;
    }
    this.drawClock();
    this.drawModes();
    this.drawRenew();
  }

  drawClock() {
    const { words } = this;
    const timer = this.feed.room?.timer;
    const left = !timer ? 0 : timer.left ?? Math.max(0, Math.ceil((Date.parse(timer.ends) - this.now()) / 1_000));
    write(this.time, timer ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "");
    show(this.time, timer);
    const isPaused = Boolean(timer?.left);
    write(this.left, !timer ? words.no_timer : isPaused ? words.paused : !left ? words.over
      : fill(words.left_of, { minutes: timer.minutes }));
    this.clock.classList.toggle("closing", Boolean(timer) && left <= CLOSING && !isPaused);
  }

  drawModes() { // said always, so that nobody is surprised by what the room sees
    const { room } = this.feed;
    const { words } = this;
    const said = !room ? "" : room.approving && room.veiling ? words.both
      : room.approving ? words.approving : room.veiling ? words.veiling : words.at_once;
    write(this.modes, said);
    this.modes.classList.toggle("on", Boolean(room?.approving || room?.veiling));
  }

  drawCounts() {
    const { feed, words, data } = this;
    const { room, ballot } = feed;
    const of = (state) => [...feed.entries.values()].filter((one) => one.state === state).length;
    const one = (name, count, text) => this.line(name, count, text);
    one("here", feed.here ?? 0, words.here);
    one("finished", room?.stage === "intercept" && room.done?.of ? room.done.count : null,
      fill(words.done, { of: inWords(room?.done?.of ?? 0, data.language) }));
    one("waiting", of("waiting") || null, words.waiting);
    one("veiled", of("veiled") || null, words.veiled);
    one("held", of("held") || null, words.held);
    one("voted", ballot && ballot.state === "open" ? ballot.cast : null,
      fill(words.voted, { of: inWords(ballot?.eligible ?? 0, data.language) }));
    const asked = room?.evaluation?.state === "open" ? room.evaluation : null;
    one("asked", asked ? asked.count : null, fill(words.answered, { of: inWords(asked?.of ?? 0, data.language) }));
    one("walls", feed.walls ?? null, feed.walls === 1 ? words.one_wall : words.walls);
    one("page", room?.wall.paused ? "" : null, words.page_still);
  }

  line(name, count, text) {
    let line = this.lines.get(name);
    if (!line) {
      line = make("li", name, make("strong"), make("span"));
      this.lines.set(name, line);
      this.counts.append(line);
    }
    show(line, count !== null);
    if (count === null) return;
    write(line.firstChild, count === "" ? "" : inWords(count, this.data.language));
    write(line.lastChild, text);
  }

  drawAgenda() { // planned and used minutes, the running block counted on
    const { blocks, language } = this.data;
    show(this.agenda, blocks.length);
    while (this.agenda.children.length > blocks.length) this.agenda.lastChild.remove();
    blocks.forEach((block, index) => {
      let line = this.agenda.children[index];
      if (!line) {
        line = make("li", "block", make("span", "name"), make("span", "track", make("span", "fill")), make("span", "minutes"));
        this.agenda.append(line);
      }
      const since = block.since ? (this.now() - Date.parse(block.since)) / 1_000 : 0;
      const used = Math.round((block.used + Math.max(0, since)) / 60);
      const isBegun = block.used > 0 || block.since;
      line.classList.toggle("now", Boolean(block.since));
      line.classList.toggle("over", used > block.minutes);
      write(line.children[0], block.title);
      line.children[1].firstChild.style.width = `${Math.min(100, (100 * used) / Math.max(1, block.minutes))}%`;
      write(line.children[2], isBegun ? fill(this.words.used_of, { used: inWords(used, language), planned: inWords(block.minutes, language) })
        : inWords(block.minutes, language));
    });
  }

  signature() {
    const { room } = this.feed;
    if (!room) return "";
    const timer = !room.timer ? "none" : room.timer.left ? "paused" : "running";
    return JSON.stringify([room.stage, room.at, room.prompt_number, room.all_prompts, room.veiling,
      room.approving, room.wall.paused, timer, room.timer?.minutes ?? 0, room.block]);
  }

  drawRenew() {
    const signature = this.signature();
    const isOther = Boolean(signature) && signature !== this.data.drawn;
    show(this.renew, isOther && this.isBusy());
    write(this.renew.firstChild, this.words.changed);
    if (!isOther || this.isBusy()) {
      clearTimeout(this.renewing);
      this.renewing = null;
      return;
    }
    if (this.asked === signature) return; // one rerun for one change
    this.renewing ??= setTimeout(() => {
      this.renewing = null;
      this.asked = signature;
      this.send("changed", signature);
    }, 500); // an own act draws the page itself and is faster
  }

  told() { this.asked = null; }

  isBusy() {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return Boolean(active?.matches(BUSY) || document.querySelector("[role=dialog], [data-testid=stPopoverBody], [role=menu], [role=listbox]"));
  }

  ended() { clearInterval(this.ticking); clearTimeout(this.renewing); }
}

export default function (component) { return mount(component, Console); }
