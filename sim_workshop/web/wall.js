// The wall: draws what /live/CODE tells, and keeps the last picture when nothing comes.
// Text only ever goes in as text. A card is made once and changed in place.
"use strict";

const TURN = 8_000; // pages of a list, counted by the server's clock: two walls turn together
const TURNS = 5_040; // then counted anew; every number of pages up to ten divides it
const MOST_PINNED_SHARE = 0.6; // of a column, where pinned cards stand on every page
const NEW_FOR = 8_000;
const PULSE_MISSED = 8_000; // the server speaks every 3 s; nobody waits longer than 10 to be told
const CLOSING = 120; // seconds
const LINES = 5; // of a card
const MOST_LETTERS = 2_000; // more never fit
const LONG_PROMPT = 150;
const MANY_RESULTS = 6;
const MOST_RESULTS = 10;
const MOST_DOTS = 240;

const code = location.pathname.split("/")[2];
const $ = (id) => document.getElementById(id);
const wall = $("wall");
document.documentElement.classList.toggle("dark", new URLSearchParams(location.search).has("dark"));

const room = { entries: new Map(), fresh: new Map(), heard: Date.now(), lost: null, skew: 0, here: null };

// --- words and elements ------------------------------------------------------------------------

function word(name, values = {}) {
  const english = wall.dataset[name.replace(/_(\w)/g, (_all, letter) => letter.toUpperCase())];
  const said = room.now?.words?.[name] ?? english ?? "";
  return said.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

function make(tag, name = "", ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside.filter((one) => one !== null && one !== undefined));
  return element;
}

function write(element, text) {
  const said = text ?? "";
  if (element.textContent !== said) element.textContent = said;
}

const SHAPES = { // on a grid of 24, drawn with a stroke
  resource: ["M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 19V5A1.5 1.5 0 0 1 5 3.5Z", "m7.5 12.2 3.2 3.2 6-6.4"],
  opportunity: ["M9 17.5h6M10 20.8h4", "M9 17.3c0-1.9-3.3-3.6-3.3-7.5a6.3 6.3 0 0 1 12.6 0c0 3.9-3.3 5.6-3.3 7.5Z"],
  pin: ["M9 3.5h6M10 3.5v6l-3 4h10l-3-4v-6M12 13.5v7"],
  vote: ["M4.5 16.5 6.8 13h2M19.5 16.5 17.2 13h-2", "M4.5 16.5h15v4h-15Z", "m12.6 3.2 5 5-5.2 5.2a1 1 0 0 1-1.4 0l-3.6-3.6a1 1 0 0 1 0-1.4Z"],
  result: ["M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z", "m8 12.2 2.8 2.8L16 9.6"],
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const strokes = name === "gap" ? ["M3.8 3.8h16.4v16.4H3.8Z"] : SHAPES[name];
  for (const shape of strokes) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shape);
    path.setAttribute("fill", "none");
    path.setAttribute("stroke", "currentColor");
    path.setAttribute("stroke-width", "2");
    path.setAttribute("stroke-linejoin", "round");
    if (name === "gap") path.setAttribute("stroke-dasharray", "2 2.1"); // missing is dashed
    svg.append(path);
  }
  return svg;
}

function clockTime(date) { // as clocks in the room show it, wherever the projector's computer thinks it is
  const said = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...said, timeZone: room.now?.zone }).format(date);
  } catch { // a zone that this browser does not know
    return new Intl.DateTimeFormat("en-GB", said).format(date);
  }
}

// --- the news ----------------------------------------------------------------------------------

let source = null;
let opened = 0;

function listen() {
  source?.close();
  opened = Date.now();
  source = new EventSource(`/live/${encodeURIComponent(code)}?wall`);
  for (const event of ["hello", "change", "here"]) {
    source.addEventListener(event, ({ data }) => hear(event, JSON.parse(data)));
  }
  source.addEventListener("gone", ({ data }) => { // the last picture stays, and says why
    room.gone = JSON.parse(data).withdrawn ? "withdrawn" : "gone";
    lose();
  });
  source.onerror = () => setTimeout(() => source.readyState !== 1 && lose(), 4_000);
}

function hear(event, data) {
  room.heard = Date.now();
  room.lost = null;
  room.gone = "";
  if (event === "hello") replace(data.entries ?? []);
  for (const entry of (event === "change" && data.entries) || []) learn(entry);
  for (const id of data.gone ?? []) room.entries.delete(id);
  if (data.room) room.now = { ...room.now, ...data.room }; // a change tells only what differs
  if (data.ballot !== undefined) room.ballot = data.ballot;
  if (data.here !== undefined) room.here = data.here;
  if (data.now) room.skew = Date.parse(data.now) - Date.now();
  if (event === "here" && data.here === undefined) return drawLost(); // only a pulse
  return drawSafely();
}

// Whatever goes wrong while it is drawn, the wall is never blank: the picture before stays.
function drawSafely() {
  const before = [...$("stage").childNodes];
  try {
    draw();
  } catch (problem) {
    console.error(problem);
    $("stage").replaceChildren(...before);
  }
}

function replace(entries) {
  const known = room.entries;
  room.entries = new Map();
  for (const entry of entries) {
    if (known.size && !known.has(entry.id)) room.fresh.set(entry.id, Date.now() + NEW_FOR);
    room.entries.set(entry.id, entry);
  }
}

function learn(entry) {
  // A text released from being held is new to everybody but its author.
  if (room.entries.get(entry.id)?.state !== "shown") room.fresh.set(entry.id, Date.now() + NEW_FOR);
  room.entries.set(entry.id, entry);
}

function lose() {
  if (room.lost === null) room.lost = room.heard;
  drawLost();
}

setInterval(() => {
  const silent = Date.now() - room.heard > PULSE_MISSED;
  if (silent) lose();
  const isDead = silent || source.readyState === 2;
  if (isDead && Date.now() - opened > 5_000) listen();
}, 1_000);

// --- the picture -------------------------------------------------------------------------------

function stepNow() {
  const { now, ballot } = room;
  if (now.stage === "who") return "welcome";
  if (now.step === "ballot" || now.step === "result") {
    if (ballot?.state === "revealed" && ballot.results) return "result";
    return ballot ? "ballot" : "intercept";
  }
  if (now.step === "plan" || now.step === "report_back") return reported() ? "table" : "plan";
  if (now.stage === "evidence" && cardsToShow().length) return "evidence";
  return VIEWS[now.step] ? now.step : "intercept";
}

const VIEWS = {
  intercept: { draw: drawColumns, joins: true },
  ballot: { draw: drawProgress, joins: true },
  result: { draw: drawResults, joins: false },
  map: { draw: drawMap, joins: false },
  evaluation: { draw: drawEvaluation, joins: true, isNotice: true },
  evidence: { draw: drawCards, joins: true },
  groups: { draw: drawGroups, joins: true },
  table: { draw: drawTable, joins: false },
  plan: { draw: () => drawNotice(word("plan"), word("plan_why")), joins: true, isNotice: true },
  break: { draw: drawBreak, joins: true, isNotice: true },
  welcome: { draw: () => drawNotice(room.now.community, word("scan")), joins: true, isNotice: true },
};

function draw() {
  if (!room.now) return;
  const step = stepNow();
  if (wall.dataset.step !== step) {
    wall.dataset.step = step;
    $("stage").replaceChildren();
    columns = null;
    shownResults = "";
    table = null;
    cards.shown = -1;
  }
  drawTop(step);
  drawAsk(step);
  VIEWS[step].draw();
  drawJoin(VIEWS[step].joins);
  drawFoot(step);
  drawTimer();
  drawLost();
}

function drawTop(step) {
  const { now, ballot } = room;
  const titles = { evidence: word("evidence"), ballot: ballot?.state === "open" ? word("vote") : word("vote_closed"), result: word("result"), evaluation: now.community, groups: word("groups"), table: reported()?.title, map: now.whole_map ? word("whole_map") : now.title, plan: now.community, break: now.community, welcome: word("method") };
  write($("title"), titles[step] ?? now.title);
  write($("community"), VIEWS[step].isNotice ? "" : now.community);
  const isPractice = now.practice || (["ballot", "result"].includes(step) && ballot?.practice);
  write($("practice"), word("practice"));
  $("practice").hidden = !isPractice;
  if (now.language) document.documentElement.lang = now.language;
  document.title = `${titles[step] ?? now.title}, ${now.community}`;
  const token = $("token");
  const picture = step === "ballot" || step === "result" ? "vote" : "";
  const numeral = step === "table" ? reported().number : step === "intercept" || (step === "map" && !now.whole_map) ? now.token : "";
  const colour = step === "table" ? "" : now.colour;
  const sign = picture || (numeral ? `${colour} ${numeral}` : "");
  if (token.dataset.sign === sign) return;
  token.dataset.sign = sign;
  token.replaceChildren(...(picture ? [icon(picture)] : sign ? [numeral] : []));
  token.classList.toggle("priority", step === "table");
  token.style.background = picture || !sign || !colour ? "" : `var(--i${colour})`;
}

function drawAsk(step) {
  const { now } = room;
  const isAsked = step === "intercept" && now.prompt;
  $("ask").hidden = !isAsked;
  const [number, prompt] = $("ask").children;
  write(number, now.prompts > 1 ? word("prompt_of", { n: now.prompt_number, all: now.prompts }) : "");
  write(prompt, now.prompt);
  prompt.classList.toggle("long", (now.prompt ?? "").length > LONG_PROMPT);
}

// The countdown of an open vote goes before the room's timer: only the one ends the vote.
function countdown() {
  const { ballot } = room;
  const isOpen = wall.dataset.step === "ballot" && ballot?.state === "open";
  return isOpen && ballot.closes_at ? { ends: ballot.closes_at, isVote: true } : room.now?.timer;
}

function drawTimer() {
  const timer = countdown();
  const box = $("timer");
  const isOver = wall.dataset.step === "ballot" && room.ballot?.state !== "open";
  box.hidden = !timer || isOver || wall.dataset.step === "result";
  if (box.hidden) return;
  const isPaused = Boolean(timer.left);
  const left = timer.left ?? Math.max(0, Math.ceil((Date.parse(timer.ends) - Date.now() - room.skew) / 1_000));
  const isClosing = left <= CLOSING && !isPaused;
  write(box.firstElementChild, `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
  write(box.lastElementChild, isPaused ? word("paused") : !left ? word("over")
    : timer.isVote ? word("until_close")
      : isClosing ? word("closing")
        : timer.minutes ? word("left_of", { minutes: timer.minutes }) : word("left"));
  box.classList.toggle("closing", isClosing);
}

function drawLost() {
  const isLost = room.lost !== null;
  write($("lost"), !isLost ? "" : room.gone ? word(room.gone) : room.now
    ? word("picture_from", { time: clockTime(new Date(room.lost + room.skew)) }) : word("connecting"));
}

// --- what the room wrote -----------------------------------------------------------------------

const COLUMNS = [["resource", "have"], ["gap", "missing"], ["opportunity", "ideas"]];
let columns = null;

function drawColumns() {
  columns ??= COLUMNS.map(([kind, title]) => makeColumn(kind, title));
  for (const column of columns) {
    const entries = shown(column.kind);
    write(column.title, word(column.word));
    write(column.count, String(entries.length));
    write(column.none, word("none"));
    column.none.hidden = entries.length > 0;
    column.list.hidden = !entries.length;
    const cards = entries.map((entry) => cardOf(column, entry));
    cards.forEach((card, index) => {
      if (column.list.children[index] !== card.item) column.list.insertBefore(card.item, column.list.children[index] ?? null);
    });
    while (column.list.children.length > cards.length) column.list.lastChild.remove();
    const ids = new Set(entries.map((entry) => entry.id));
    for (const id of column.cards.keys()) if (!ids.has(id)) column.cards.delete(id);
    const isNew = entries.some((entry) => isFresh(entry) && !column.known.has(entry.id));
    if (isNew && column.jumped < turnNow() - 1) column.jumped = turnNow();
    column.known = ids;
  }
  requestAnimationFrame(divide);
  planFading();
}

function shown(kind) { // of this intercept, the pinned and then the newest first; never what is held
  const pinned = room.now.pinned ?? [];
  const rank = (entry) => (pinned.includes(entry.id) ? pinned.indexOf(entry.id) : pinned.length);
  return [...room.entries.values()]
    .filter((entry) => entry.kind === kind && entry.state === "shown")
    .filter((entry) => (entry.intercepts ?? []).includes(room.now.at))
    .sort((one, other) => rank(one) - rank(other) || (other.number ?? 0) - (one.number ?? 0));
}

function isFresh(entry) { return (room.fresh.get(entry.id) ?? 0) > Date.now(); }

function makeColumn(kind, name) {
  const title = make("span");
  const count = make("span", "count");
  const list = make("ul", "list");
  const none = make("p", "none");
  const rest = make("p", "rest");
  const section = make("section", `column ${kind}`, make("h2", "", icon(kind), title, count), none, list, rest);
  $("stage").append(section);
  return { kind, word: name, section, title, count, list, none, rest, cards: new Map(), known: new Set(), jumped: -9, page: 0, pages: [] };
}

function cardOf(column, entry) {
  const fresh = isFresh(entry);
  const isPinned = (room.now.pinned ?? []).includes(entry.id);
  const signature = JSON.stringify([
    entry.text, entry.credit, entry.voices, fresh, isPinned, word("new")]);
  let card = column.cards.get(entry.id);
  if (!card) {
    const tag = make("span", "new");
    const text = make("span", "words");
    const by = make("span", "by");
    card = { tag, text, by, item: make("li", "card", tag, text, " ", by) };
    if (fresh) card.item.classList.add("arrives");
    column.cards.set(entry.id, card);
  }
  if (card.signature !== signature) {
    card.signature = signature;
    card.whole = entry.text;
    card.cutAt = "";
    write(card.tag, fresh ? word("new") : "");
    write(card.text, entry.text);
    const voices = entry.voices > 1 ? word("said_by", { n: entry.voices }) : "";
    write(card.by, [entry.credit, voices].filter(Boolean).join(", "));
    card.item.classList.toggle("fresh", fresh);
    if (isPinned !== card.item.classList.contains("pinned")) {
      card.item.classList.toggle("pinned", isPinned);
      if (isPinned) card.item.prepend(icon("pin"));
      else card.item.querySelector("svg")?.remove();
    }
  }
  return card;
}

// At most five lines: a longer text is cut at a word, or within a word that is longer than a card
// is; its author stays.
function shorten(card, limit) {
  if (card.cutAt === limit) return;
  card.cutAt = limit;
  write(card.text, card.whole);
  if (card.item.offsetHeight <= limit) return;
  const fits = (parts, glue) => (count) => {
    card.text.textContent = `${parts.slice(0, count).join(glue)} …`;
    return card.item.offsetHeight <= limit;
  };
  const start = card.whole.slice(0, MOST_LETTERS);
  if (!most(start.split(/\s+/), " ", fits)) most([...start], "", fits);
}

// As many parts as fit, left as they are; how many these are.
function most(parts, glue, fits) {
  const fit = fits(parts, glue);
  let few = 0;
  let many = parts.length;
  while (few < many) {
    const middle = Math.ceil((few + many) / 2);
    if (fit(middle)) few = middle;
    else many = middle - 1;
  }
  fit(few);
  return few;
}

// Only whole cards, as many as fit; the others wait on pages.
function divide() {
  for (const column of columns ?? []) {
    const items = [...column.list.children];
    for (const item of items) item.hidden = false;
    write(column.rest, "");
    if (items.length) cutLong(column, items);
    const gap = items.length ? parseFloat(getComputedStyle(column.list).rowGap) : 0;
    const heights = items.map((item) => item.offsetHeight);
    const high = column.section.getBoundingClientRect().bottom - column.list.getBoundingClientRect().top;
    column.pages = pagesOf(items, heights, gap, high);
    if (column.pages.length > 1) { // the line that says how many more takes room too
      write(column.rest, restSaid(items.length));
      column.pages = withPinned(items, heights, gap, high - column.rest.offsetHeight);
    }
    column.page = pageOf(column);
    showPage(column);
  }
}

// What is pinned stands at the head of every page, unless it would leave the others no room.
function withPinned(items, heights, gap, high) {
  const pinned = items.findIndex((item) => !item.classList.contains("pinned"));
  const taken = heights.slice(0, Math.max(0, pinned)).reduce((sum, one) => sum + one + gap, 0);
  if (pinned < 1 || taken > high * MOST_PINNED_SHARE) return pagesOf(items, heights, gap, high);
  return pagesOf(items.slice(pinned), heights.slice(pinned), gap, high - taken)
    .map((page) => [...items.slice(0, pinned), ...page]);
}

function restSaid(n) { return word(room.now.wall?.paused ? "more_held" : "more", { n }); }

// Which turn it is: by the server's clock, or the one at which a facilitator holds it.
function turnNow() {
  const held = room.now?.wall;
  return held?.paused ? held.page : Math.floor((Date.now() + room.skew) / TURN) % TURNS;
}

// What was just written is shown for one turn; the next is one of the pages behind it, so that a
// room that never stops writing still sees them all.
function pageOf(column) {
  const { length } = column.pages;
  const turn_ = turnNow();
  if (length < 2) return 0;
  if (room.now.wall?.paused) return turn_ % length;
  if (column.jumped === turn_) return 0;
  return column.jumped === turn_ - 1 ? 1 + ((turn_ >> 1) % (length - 1)) : turn_ % length;
}

function pagesOf(items, heights, gap, high) {
  const pages = [];
  let left = -1;
  items.forEach((item, index) => {
    left -= heights[index] + gap;
    if (left < 0) {
      pages.push([]);
      left = high - heights[index];
    }
    pages.at(-1).push(item);
  });
  return pages;
}

function cutLong(column, items) {
  const style = getComputedStyle(items[0]);
  const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
  const limit = Math.ceil(parseFloat(style.lineHeight) * LINES + padding) + 1;
  for (const card of column.cards.values()) shorten(card, limit);
}

function showPage(column) {
  const here = new Set(column.pages[column.page] ?? []);
  for (const item of column.list.children) item.hidden = !here.has(item);
  const rest = column.list.children.length - here.size;
  write(column.rest, rest ? restSaid(rest) : "");
}

let turned = -1;
function turnPages() { // a fade, not a slide; still while everything fits
  if (!room.now || turned === turnNow()) return;
  turned = turnNow();
  for (const column of columns ?? []) {
    if (pageOf(column) === column.page) continue;
    turn(column.list, () => {
      column.page = pageOf(column);
      showPage(column);
    });
  }
  if (wall.dataset.step === "evidence") turnCards();
  if (table && wall.dataset.step === "table") turnTable();
  if (wall.dataset.step === "map") turnMap();
  const page = turned % results.pages;
  if (wall.dataset.step === "result" && page !== results.page) {
    turn($("stage").firstElementChild, () => {
      results.page = page;
      showResults();
    });
  }
}

function turn(list, change) {
  list.classList.add("turning");
  setTimeout(() => {
    change();
    list.classList.remove("turning");
  }, 200);
}

let fading = 0;
function planFading() {
  clearTimeout(fading);
  const ends = [...room.fresh.values()].filter((end) => end > Date.now());
  if (ends.length) fading = setTimeout(draw, Math.min(...ends) - Date.now() + 50);
}

// --- how to join -------------------------------------------------------------------------------

function drawJoin(isShown) {
  const join = room.now.join;
  const box = $("join");
  box.hidden = !isShown || !join;
  if (box.hidden) return;
  const signature = JSON.stringify([join, word("or_open"), word("and_type"), word("in_the_room")]);
  if (box.dataset.sign !== signature) {
    box.dataset.sign = signature;
    const picture = make("img");
    picture.src = join.qr;
    picture.alt = word("scan");
    box.replaceChildren(
      picture,
      make("p", "", word("or_open"), make("strong", "", String(join.url).replace(/^\w+:\/\//, ""))),
      make("p", "", word("and_type"), make("strong", "code", join.code)),
      make("p", "here", make("strong"), make("span", "", word("in_the_room"))),
    );
  }
  const here = box.querySelector(".here");
  here.hidden = room.here === null;
  write(here.firstChild, String(room.here ?? ""));
}

// --- the vote ----------------------------------------------------------------------------------

function drawProgress() {
  const { ballot } = room;
  const stage = $("stage");
  if (!stage.firstChild) {
    stage.append(make("div", "progress", make("p", "sum", make("strong"), make("span")), make("ul", "dots"), make("p"), make("p", "soft")));
  }
  const [sum, dots, first, then] = stage.firstChild.children;
  write(sum.firstChild, String(ballot.cast));
  write(sum.lastChild, `${word("of")} ${ballot.eligible} ${word("have_voted")}`);
  drawDots(dots, ballot);
  const isOpen = ballot.state === "open";
  write(first, isOpen ? word("votes_each", { n: ballot.budget }) : word("counting"));
  write(then, isOpen ? word("secret") : "");
}

function drawDots(dots, { cast, eligible }) { // one per person, in no order that would tell who
  const count = Math.max(eligible, cast);
  dots.hidden = count > MOST_DOTS;
  if (dots.hidden) return;
  const across = count <= 48 ? 16 : count <= 104 ? 26 : 40;
  dots.style.setProperty("--across", across);
  dots.style.setProperty("--dot", `calc(${(54.5 / (across * 1.38)).toFixed(3)} * var(--u))`);
  dots.setAttribute("aria-hidden", "true");
  while (dots.children.length < count) dots.append(make("li"));
  while (dots.children.length > count) dots.lastChild.remove();
  [...dots.children].forEach((dot, index) => dot.classList.toggle("cast", index < cast));
}

let shownResults = "";
const results = { page: 0, pages: 1 };

function drawResults() {
  const { ballot } = room;
  const signature = JSON.stringify([ballot.results, word("votes"), word("tie")]);
  if (shownResults === signature) return; // the bars grow once
  shownResults = signature;
  const most = Math.max(1, ...ballot.results.map((one) => one.votes));
  const list = make("ol", ballot.results.length > MANY_RESULTS ? "results many" : "results");
  list.append(...ballot.results.map((one) => resultOf(one, most)));
  $("stage").replaceChildren(list);
  results.pages = Math.ceil(ballot.results.length / MOST_RESULTS);
  results.page = turnNow() % results.pages;
  showResults();
}

function showResults() {
  const items = [...($("stage").firstElementChild?.children ?? [])];
  items.forEach((item, index) => { item.hidden = Math.floor(index / MOST_RESULTS) !== results.page; });
}

function resultOf(one, most) {
  const bar = make("span", "bar");
  bar.style.width = `${(100 * one.votes) / most}%`;
  const isTie = String(one.place).endsWith("=");
  return make("li", one.chosen ? "chosen" : "",
    make("span", "rank", String(one.place)),
    make("p", "what", make("span", "letter", make("span", "", one.letter)), make("span", "", one.text,
      isTie ? make("span", "tie", word("tie")) : null)),
    make("p", "votes", make("strong", "", String(one.votes)), " ", word(one.votes === 1 ? "one_vote" : "votes")),
    make("span", "track", bar));
}

// --- break, plan, welcome ----------------------------------------------------------------------

function drawNotice(large, small) {
  const stage = $("stage");
  if (!stage.firstChild) stage.append(make("div", "notice", make("strong"), make("p")));
  write(stage.firstChild.firstChild, large);
  write(stage.firstChild.lastChild, small);
}

function drawBreak() {
  const ends = room.now.timer?.ends;
  const back = ends ? word("back_at", { time: clockTime(new Date(Date.parse(ends))) }) : "";
  drawNotice(word("break"), back);
}

// --- the foot ----------------------------------------------------------------------------------

function drawFoot(step) {
  const foot = $("foot");
  const isVote = step === "ballot" || step === "result";
  const signature = JSON.stringify(isVote ? [step, room.ballot, room.here] : [room.now.strip, room.now.words]);
  if (foot.dataset.sign === signature) return;
  foot.dataset.sign = signature;
  foot.replaceChildren(isVote ? voteLine(step) : strip());
}

function voteLine(step) {
  const { ballot } = room;
  const line = make("p", "line");
  if (step === "result" && ballot.proof) {
    for (const sentence of ballot.proof.split(/\.\s*/).filter(Boolean)) {
      // A tick only where the server says that the proof holds.
      line.append(make("span", "checked", ballot.proof_holds ? icon("result") : null, sentence));
    }
  }
  const title = ballot.title ?? "";
  line.append(make("span", "last", title === $("title").textContent ? "" : title));
  return line;
}

function strip() {
  const list = make("ol", "strip", ...(room.now.strip ?? []).map(strippedOf));
  list.setAttribute("aria-label", word("map"));
  return list;
}

function strippedOf(one) {
  const token = make("span", "token", one.token);
  token.style.setProperty("--own", `var(--i${one.colour})`);
  const isAhead = !one.current && !one.past && !one.resources && !one.gaps;
  const sums = isAhead ? [word("to_come")]
    : [icon("resource"), sum(one.resources, "resources"), icon("gap"), sum(one.gaps, "gaps")];
  const item = make("li", one.current ? "now" : one.past ? "past" : "", token, make("p", "name", one.title), make("p", "sums", ...sums));
  if (one.id === "cross") item.classList.add("apart");
  if (one.current) item.setAttribute("aria-current", "step");
  return item;
}

function sum(n, name) {
  const shown_ = make("span", "", String(n));
  shown_.title = word(name, { n });
  return shown_;
}

// --- start -------------------------------------------------------------------------------------

listen();
setInterval(() => { drawTimer(); turnPages(); }, 250);
let resizing = 0;
window.addEventListener("resize", () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(() => {
    for (const column of columns ?? []) for (const card of column.cards.values()) card.cutAt = "";
    divide();
    if (wall.dataset.step === "table") drawTable();
    if (wall.dataset.step === "map") pageMap();
  });
});
document.fonts?.ready.then(divide);
