// The groups as a facilitator watches them: one row each, changed in place.

class Watch {
  constructor(parent) {
    this.root = make("section", "part watch");
    this.list = make("ul", "rows");
    this.root.append(this.list);
    this.rows = new Map();
    parent.append(this.root);
  }

  draw() {
    const rows = (this.feed.room?.groups ?? []).map((group) => this.row(group));
    rows.forEach((row, index) => {
      if (this.list.children[index] !== row) this.list.insertBefore(row, this.list.children[index] ?? null);
    });
    while (this.list.children.length > rows.length) this.list.lastChild.remove();
  }

  row(group) {
    let row = this.rows.get(group.id);
    if (!row) {
      row = this.newRow(group.id);
      this.rows.set(group.id, row);
    }
    const { words, data } = this;
    const isOnWall = this.feed.room.reporting === group.id;
    const share = group.steps ? Math.round((100 * group.complete) / group.steps) : 0;
    write(row.number, group.number);
    write(row.title, group.title);
    write(row.meta, [group.place, group.people, group.scribe ? fill(words.writes, { who: group.scribe }) : words.nobody_writes].filter(Boolean).join(" · "));
    row.fill.style.width = `${share}%`;
    write(row.far, group.steps ? `${counted(words.steps, group.steps, data.language)}, ${fill(words.share, { n: inWords(share, data.language) })}. ${group.open}.` : `${group.open}.`);
    write(row.sign, isOnWall ? words.reporting : group.finished ? words.ready : words.writing);
    row.sign.classList.toggle("ready", group.finished || isOnWall);
    write(row.wall, words.wall);
    row.wall.setAttribute("aria-label", fill(words.wall_of, { title: group.title }));
    row.wall.setAttribute("aria-pressed", String(isOnWall));
    write(row.more, words.more);
    row.more.setAttribute("aria-label", fill(words.more_of, { title: group.title }));
    return row.item;
  }

  newRow(id) {
    const [number, title, meta, far, sign, filled] = ["number", "name", "meta", "far", "sign", "fill"].map((name) => make("span", name));
    const [wall, more] = ["wall", "open"].map((verb) => {
      const button = make("button", "button");
      button.type = "button";
      button.onclick = () => this.send("asked", { verb, id, press: newKey() });
      return button;
    });
    const track = make("span", "track", filled);
    track.setAttribute("aria-hidden", "true");
    const item = make("li", "row", make("p", "top", number, title, sign), meta, track, far, make("div", "acts", wall, more));
    return { item, number, title, meta, far, sign, fill: filled, wall, more };
  }
}

export default function (component) { return mount(component, Watch); }
