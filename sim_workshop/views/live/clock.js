// The time left, counted by the server's clock: every screen shows the same second.

const CLOSING = 120;

class Clock {
  constructor(parent) {
    this.root = make("div", "part clock");
    this.time = make("span", "time");
    this.word = make("span", "word");
    this.root.append(this.time, this.word);
    this.root.setAttribute("role", "timer");
    parent.append(this.root);
    this.ticking = setInterval(() => this.draw(), 1_000);
  }

  draw() {
    const timer = this.feed.room?.timer;
    show(this.root, timer);
    if (!timer) return;
    const isPaused = Boolean(timer.left);
    const left = timer.left ?? Math.max(0, Math.ceil((Date.parse(timer.ends) - Date.now() - this.feed.skew) / 1_000));
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    const isClosing = left <= CLOSING && !isPaused;
    write(this.time, time);
    write(this.word, isPaused ? this.words.paused : isClosing ? (left ? this.words.closing : this.words.over) : "");
    this.root.classList.toggle("closing", isClosing);
    this.root.setAttribute("aria-label", fill(this.words.left, { time }));
  }

  ended() { clearInterval(this.ticking); }
}

export default function (component) { return mount(component, Clock); }
