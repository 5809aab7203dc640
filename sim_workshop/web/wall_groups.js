// The second day on the wall: where the groups sit, and one group's plan table for the report-back.
// Loaded before wall.js, whose words, elements and fade it uses.
"use strict";

const LINES_OF_STEP = 4;
let table = null;

function reported() { // the group whose table the facilitator chose
  return (room.now?.groups ?? []).find((one) => one.id === room.now.reporting);
}

// --- where the groups sit ----------------------------------------------------------------------

function drawGroups() {
  const groups = room.now.groups ?? [];
  const stage = $("stage");
  if (!stage.firstChild) stage.append(make("div", "seating", make("ul"), make("p")));
  const [list, why] = stage.firstChild.children;
  const isMany = groups.length > 5;
  list.className = isMany ? "sitting many" : "sitting";
  while (list.children.length > groups.length) list.lastChild.remove();
  groups.forEach((group, index) => {
    if (!list.children[index]) list.append(make("li", "", make("span", "nr"), make("p", "name"), make("p", "spot"), make("p", "sums")));
    const [nr, name, spot, sums] = list.children[index].children;
    write(nr, group.number);
    write(name, group.title);
    write(spot, group.place);
    write(sums, group.finished ? word("ready") : group.people);
    list.children[index].classList.toggle("ready", group.finished);
  });
  write(why, isMany ? "" : word("groups_why"));
}

// --- the questions at the end ------------------------------------------------------------------

function drawEvaluation() {
  const { state, count, of } = room.now.evaluation ?? {};
  const far = state === "open" ? word("have_answered", { n: count, all: Math.max(of, count) }) : "";
  drawNotice(word("evaluation"), [word("evaluation_why"), far].filter(Boolean).join(" "));
}

// --- one group's table -------------------------------------------------------------------------

function drawTable() {
  const group = reported();
  const stage = $("stage");
  const steps = (room.now[`table_${group.id}`] ?? []).map((id) => room.now[`row_${id}`]).filter(Boolean);
  if (!table || table.group !== group.id) {
    table = { group: group.id, page: 0, pages: [], rows: new Map(), list: make("tbody"), head: make("tr"),
      rest: make("p", "open"), number: make("p", "page") };
    const grid = make("table", "", make("thead", "", table.head), table.list);
    table.none = make("p", "none");
    table.grid = grid;
    stage.replaceChildren(make("div", "report", make("div", "rows", grid, table.none), make("div", "sum", table.rest, table.number)));
  }
  table.head.replaceChildren(...["", word("step"), word("who"), word("when")].map((name) => make("th", "", name)));
  const rows = steps.map(rowOf);
  table.list.replaceChildren(...rows.map((row) => row.item));
  table.grid.hidden = !steps.length;
  table.none.hidden = Boolean(steps.length);
  write(table.none, word("no_step"));
  write(table.rest, steps.length ? `${group.open}.` : "");
  table.rest.classList.toggle("filled", steps.length > 0 && group.led === group.steps && group.dated === group.steps);
  requestAnimationFrame(() => wall.dataset.step === "table" && pageTable());
}

function rowOf(step) {
  let row = table.rows.get(step.id);
  const signature = JSON.stringify(step);
  if (row?.signature === signature) {
    row.cutAt = "";
    return row;
  }
  const text = make("span", "", step.text);
  const cell = make("th", "what", text);
  const isNew = !row && table.pages.length > 0;
  row = { signature, whole: step.text, text, cell, cutAt: "",
    item: make("tr", isNew ? "arrives" : "", make("td", "nr", step.number), cell, whoOf(step), whenOf(step)) };
  table.rows.set(step.id, row);
  return row;
}

function whoOf(step) {
  if (step.lead) return make("td", "who", step.lead);
  return make("td", "who", make("span", "unfilled", step.no_lead), step.who ? make("small", "", word("written", { text: step.who })) : null);
}

function whenOf(step) {
  if (!step.lacks_date) return make("td", "when", step.date || step.when || "–");
  return make("td", "when", make("span", "unfilled", word("no_date")), step.when ? make("small", "", word("written", { text: step.when })) : null);
}

// Whole rows only, as many as fit; the others wait on pages.
function pageTable() {
  const items = [...table.list.children];
  for (const item of items) item.hidden = false;
  for (const row of table.rows.values()) if (row.item.isConnected) cutStep(row);
  const box = table.grid.parentElement.getBoundingClientRect();
  const high = box.bottom - table.list.getBoundingClientRect().top;
  table.pages = pagesOf(items, items.map((item) => item.getBoundingClientRect().height), 0, high);
  showTablePage();
}

function cutStep(row) {
  const limit = Math.ceil(parseFloat(getComputedStyle(row.cell).lineHeight) * LINES_OF_STEP
    + parseFloat(getComputedStyle(row.cell).paddingTop) + parseFloat(getComputedStyle(row.cell).paddingBottom)) + 1;
  // A cell is as high as its row: the words are measured by themselves.
  const measured = { get offsetHeight() { return row.text.getBoundingClientRect().height; } };
  shorten({ text: row.text, whole: row.whole, item: measured, cutAt: "" }, limit);
}

function showTablePage() {
  const all = table.pages.length;
  table.page = all ? turnNow() % all : 0; // by the server's clock, or where a facilitator holds it
  const here = new Set(table.pages[table.page] ?? []);
  for (const item of table.list.children) item.hidden = !here.has(item);
  write(table.number, all > 1 ? word("page_of", { n: table.page + 1, all }) : "");
}

function turnTable() {
  const all = table.pages.length;
  if (all < 2 || turnNow() % all === table.page) return;
  turn(table.list, () => table && showTablePage());
}
