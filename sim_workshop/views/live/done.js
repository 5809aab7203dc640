// "I'm done with this": one press, counted for the room, shown by name to nobody.

class DoneWith {
  constructor(parent) {
    this.root = make("div", "part donewith");
    this.press = make("button", "button", icon("check"), make("span"));
    this.press.type = "button";
    this.press.onclick = () => this.say();
    this.aloud = make("span", "said");
    this.aloud.setAttribute("role", "status");
    this.root.append(this.press, this.aloud);
    parent.append(this.root);
  }

  draw() {
    const { feed, data, words } = this;
    const { room } = feed;
    show(this.root, room && room.stage === "intercept" && room.at === data.at);
    if (this.root.hidden) return;
    const isDone = Boolean(room.done?.mine);
    this.press.setAttribute("aria-pressed", String(isDone));
    this.press.classList.toggle("is", isDone);
    show(this.press.firstChild, isDone);
    write(this.press.lastChild, isDone ? words.is_done : words.say_done);
    this.press.title = isDone ? words.take_back : "";
    if (this.step !== room.step_key) write(this.aloud, "");
    this.step = room.step_key;
  }

  async say() {
    const { feed, data, words } = this;
    if (this.saying) return;
    this.saying = true;
    const done = !feed.room.done?.mine;
    const step = feed.room.step_key;
    const answer = await act(data.code, { act: "say_done", step, done }, newKey());
    this.saying = false;
    write(this.aloud, answer.ok ? "" : answer.message || words.not_counted);
    if (answer.ok && feed.room.step_key === step) {
      feed.room = { ...feed.room, done: { ...feed.room.done, mine: answer.done } };
      feed.tell();
    }
  }
}

export default function (component) { return mount(component, DoneWith); }
