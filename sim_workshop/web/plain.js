// The plain page follows the feed. Without this file everything works by forms and a link; with it
// the list grows by itself and a text is sent without losing it when the network drops. The form
// is never touched while somebody writes in it.
"use strict";
const page = document.body.dataset;
const states = JSON.parse(page.states);
const byId = (id) => document.getElementById(id);
const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
const SILENT = 8000; // the server speaks every 3 s
const BUFFERED = 7000; // the first words come at once, unless something on the way holds them back
const POLL = 15000;
let source = null, heard = 0, heardAt = Date.now(), skew = 0, lostSince = "", polling = 0, waiting = 0;
let answering = true; // the server, when the stream was asked for: then silence is the network's doing

function live(words, lost) {
  const at = byId("live");
  if (at.textContent !== words) at.textContent = words;
  at.className = lost ? "lost" : "";
}

function now() { return new Date(Date.now() + skew); }

function lost() {
  lostSince = lostSince || now().toLocaleTimeString("en-GB", {
    hour: "2-digit", minute: "2-digit", timeZone: page.zone || undefined });
  live(fill(page.lost, { time: lostSince }), true);
}

function back() { lostSince = ""; live(polling ? page.polling : page.live, false); }

// --- the list --------------------------------------------------------------------------------

function belongs(entry) {
  if (entry.state === "removed" || !entry.intercepts.includes(page.at)) return false;
  return !page.place || page.place === page.at || entry.places.includes(page.place);
}

function card(entry) {
  const li = document.createElement("li"), text = document.createElement("p");
  const who = document.createElement("p");
  li.id = "e-" + entry.id;
  li.dataset.n = entry.number + (entry.pinned ? 1e11 : 0);
  li.className = entry.mine ? "mine" : "";
  text.textContent = entry.text;
  who.className = "who";
  const voices = entry.voices > 1 ? fill(page.voices, { n: entry.voices }) : "";
  who.textContent = [entry.where, entry.credit, entry.mine && !entry.proxy ? page.you : "", voices, entry.status_word,
    entry.pinned ? page.pinned : "", states[entry.state], entry.at].filter(Boolean).join(" · ");
  li.append(text, who);
  return li;
}

function put(entry) {
  const before = byId("e-" + entry.id);
  const list = byId("kind-" + entry.kind);
  if (before) before.remove();
  if (!list || !belongs(entry)) return;
  const made = card(entry);
  if (!before) { made.classList.add("new"); setTimeout(() => made.classList.remove("new"), 8000); }
  const after = [...list.children].find((li) => Number(li.dataset.n) < Number(made.dataset.n));
  list.insertBefore(made, after || null);
}

function count() {
  for (const list of document.querySelectorAll("#list .cards")) {
    byId("n-" + list.id.slice(5)).textContent = list.children.length;
    const empty = list.nextElementSibling;
    if (empty && empty.classList.contains("empty")) empty.hidden = list.children.length > 0;
  }
}

// --- the other parts: asked for anew, spread over a second, and never under somebody's hands ---

let asking = 0, whole = false; // whole: the list too, because a difference may have been missed
function askAnew() {
  if (!asking) asking = setTimeout(anew, 200 + Math.random() * 800);
}

async function anew() {
  asking = 0;
  try {
    const answer = await fetch(location.pathname + where(), { credentials: "same-origin" });
    if (answer.redirected || !answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const name of ["room", "vote", "evaluation", "groups", "yours", "plan"]) swap(name, fresh);
    page.stamp = fresh.body.dataset.stamp;
    if (polling || whole) { swapList(fresh); moved(fresh.body.dataset.room); }
    whole = false;
    back();
  } catch { lost(); }
}

function where() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["said", "about", "edit", "stamp"]) asked.delete(name);
  return "?" + asked;
}

function inUse(part) {
  if (part.contains(document.activeElement) && document.activeElement !== document.body) return true;
  return [...part.querySelectorAll("textarea")].some((f) => f.value !== f.defaultValue)
    || [...part.querySelectorAll("input")].some((f) => f.checked !== f.defaultChecked
      || (f.type === "text" && f.value !== f.defaultValue))
    || [...part.querySelectorAll("select")].some((f) => f.selectedIndex
      !== Math.max(0, [...f.options].findIndex((o) => o.defaultSelected)));
}

function swap(name, fresh) {
  const old = byId(name), made = fresh.getElementById(name);
  if (old && inUse(old)) return;
  if (old && made) {
    const wasOpen = old.querySelector("details")?.open;
    if (old.innerHTML !== made.innerHTML) old.replaceWith(made);
    if (wasOpen && made.querySelector("details")) made.querySelector("details").open = true;
  } else if (old) old.remove();
  else if (made) byId(name === "yours" || name === "plan" ? "list" : "room").after(made);
  if (name === "vote") watchBallot();
}

function swapList(fresh) {
  for (const list of document.querySelectorAll("#list .cards")) {
    const made = fresh.getElementById(list.id);
    if (made && made.innerHTML !== list.innerHTML) list.replaceWith(made);
  }
  count();
}

function moved(to) { // the room went on: followed at once, unless somebody is writing
  if (!to || to === page.room) return;
  const [at] = to.split(":"), [was] = page.room.split(":");
  page.room = to;
  if (page.follows !== "1" || at === was) return;
  const text = byId("text");
  if (!text || (text.value === "" && !inUse(byId("yours")))) return location.replace(location.pathname);
  if (byId("moved")) return;
  const bar = document.createElement("p"), link = document.createElement("a");
  bar.id = "moved"; bar.className = "note"; bar.setAttribute("role", "status");
  link.href = location.pathname; link.textContent = document.querySelector("#room a")?.textContent || "→";
  bar.append(page.moved, " ", link);
  byId("add").append(bar);
}

// --- hearing -----------------------------------------------------------------------------------

function take(change) {
  for (const entry of change.entries || []) put(entry);
  for (const id of change.gone || []) byId("e-" + id)?.remove();
  count();
  const room = change.room || {};
  if (room.at || room.stage) {
    const [at, stage] = page.room.split(":");
    moved((room.at ?? at) + ":" + (room.stage ?? stage));
  }
  const mine = (change.entries || []).some((e) => e.mine) || (change.gone || []).some((id) => byId("own-" + id));
  if (mine || change.ballot !== undefined || change.room) askAnew();
}

function on(name, does) {
  source.addEventListener(name, (event) => {
    heard += 1; heardAt = Date.now();
    back();
    does(JSON.parse(event.data));
  });
}

function listen() {
  heard = 0; heardAt = Date.now();
  source = new EventSource("/live/" + page.code + "?last=" + page.revision);
  on("hello", () => { whole = true; askAnew(); });
  on("change", take);
  on("here", (said) => { skew = Date.parse(said.now) - Date.now(); });
  on("gone", () => { source.close(); location.reload(); });
  source.onerror = () => {
    if (heard) answering = false;
    lost();
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => polling || listen(), 3000 + Math.random() * 2000);
    }
  };
  waiting = waiting || setTimeout(unheard, BUFFERED);
}

async function unheard() { // the server may have been away: then it is asked, and the stream anew
  waiting = 0;
  if (heard || polling) return;
  if (answering) { poll(); return; }
  answering = await look();
  if (answering && !heard) { source.close(); listen(); }
}

async function poll() { // something on the way cuts event streams, or holds them back
  if (polling) return;
  source.close();
  polling = setInterval(look, POLL);
  back();
  look();
}

async function look() {
  try {
    const asked = where() + "&stamp=" + encodeURIComponent(page.stamp);
    const answer = await fetch(location.pathname + asked, { credentials: "same-origin" });
    if (answer.status !== 204) askAnew();
    else if (polling) back();
    return answer.ok;
  } catch { lost(); }
  return false;
}

setInterval(() => { // a stream that stands still without an error
  if (polling || Date.now() - heardAt < SILENT) return;
  answering = false; lost(); source.close(); listen();
}, 1000);

// --- the timer, and the votes used --------------------------------------------------------------

setInterval(() => {
  for (const timer of document.querySelectorAll(".timer[data-ends]")) {
    if (!timer.dataset.ends) continue;
    const left = Math.round((Date.parse(timer.dataset.ends) - now()) / 1000);
    const said = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} ${page.left}`;
    timer.textContent = left > 0 ? said : page.over;
  }
}, 1000);

function watchBallot() {
  const ballot = byId("ballot");
  if (!ballot || ballot.dataset.watched) return;
  ballot.dataset.watched = "1";
  ballot.addEventListener("change", () => {
    const used = [...ballot.querySelectorAll("select")].reduce((sum, s) => sum + Number(s.value), 0);
    const said = byId("used");
    said.textContent = fill(page.used, { used, budget: ballot.dataset.budget });
    said.classList.toggle("over", used > Number(ballot.dataset.budget));
  });
}

// --- writing: sent once, also when the network comes and goes -------------------------------------

const form = byId("write");
const KEPT = "plain " + page.code;
function keep(text) { try { sessionStorage.setItem(KEPT, text); } catch { /* not allowed here */ } }
function kept() { try { return sessionStorage.getItem(KEPT) || ""; } catch { return ""; } }

function newKey() { // crypto.randomUUID is missing on a plain http address
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

function answer(words) { const at = byId("answer"); at.textContent = words; at.hidden = !words; }

async function send(event) {
  event.preventDefault();
  const text = form.elements.text, button = form.querySelector("button");
  if (button.disabled) return;
  const body = JSON.stringify({ act: "place_entry", key: newKey(), kind: form.elements.kind.value,
    places: [form.elements.where.value], text: text.value });
  button.disabled = text.readOnly = true;
  answer(page.saving);
  const done = await sent(body);
  button.disabled = text.readOnly = false;
  if (!done) return form.submit(); // an answer that is not ours: the form itself asks again
  if (!done.ok) { answer(""); return refuse(done.message); }
  byId("bad-add")?.remove();
  text.value = ""; keep("");
  answer(done.entry && done.entry.state === "held" ? page.held : fill(page.saved, { time: done.saved }));
  if (done.entry) { put(done.entry); count(); }
  text.focus();
  askAnew();
}

async function sent(body) {
  for (;;) { // the same key again is the same act
    try {
      const said = await fetch("/act/" + page.code, { method: "POST", credentials: "same-origin",
        headers: { "Content-Type": "application/json" }, body });
      if (said.status < 500) return await said.json().catch(() => null);
    } catch { /* away */ }
    lost(); answer(byId("live").textContent);
    await new Promise((go) => setTimeout(go, 3000));
  }
}

function refuse(message) {
  const bad = byId("bad-add") || document.createElement("p");
  bad.id = "bad-add"; bad.className = "bad"; bad.setAttribute("role", "alert");
  bad.textContent = message;
  form.before(bad);
}

if (form) {
  form.addEventListener("submit", send);
  const text = form.elements.text;
  if (!text.value && !/said=added/.test(location.search)) text.value = kept();
  text.addEventListener("input", () => keep(text.value));
}
byId("place")?.addEventListener("change", (event) => event.target.form.submit());
watchBallot();
listen();
addEventListener("pagehide", () => source && source.close());
