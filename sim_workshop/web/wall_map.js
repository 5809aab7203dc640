// The map on the wall. A new picture replaces the old one only once it is there, so nothing flickers.
// Loaded before wall.js, whose words, elements and fade it uses.
"use strict";

const drawnMap = { asked: 0, shown: "", page: 0, pages: 1, frame: null };

function drawMap() {
  const stage = $("stage");
  if (!stage.firstChild) {
    drawnMap.shown = "";
    drawnMap.frame = make("div", "");
    drawnMap.note = make("p", "page");
    stage.append(make("div", "picture", drawnMap.frame, drawnMap.note));
  }
  fetchMap();
}

async function fetchMap() {
  const number = ++drawnMap.asked;
  const asked = new URLSearchParams();
  if (room.now.whole_map) asked.set("whole", "");
  if (document.documentElement.classList.contains("dark")) asked.set("dark", "");
  try {
    const answer = await fetch(`/wall/${encodeURIComponent(code)}/map.svg?${asked}`);
    if (!answer.ok) return; // the last picture stays
    const said = await answer.text();
    if (number === drawnMap.asked && wall.dataset.step === "map") showMap(said);
  } catch { /* cut off: the last picture stays, the pill beside the county says so */ }
}

function showMap(said) {
  if (said === drawnMap.shown) return;
  const picture = new DOMParser().parseFromString(said, "image/svg+xml").documentElement;
  if (picture.nodeName !== "svg") return;
  const size = ["width", "height"].map((side) => parseFloat(picture.getAttribute(side)));
  picture.removeAttribute("width");
  picture.removeAttribute("height");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", `${$("title").textContent}, ${room.now.community}`);
  drawnMap.shown = said;
  drawnMap.high = size[1] / size[0];
  changeMap(drawnMap.frame.firstElementChild, picture);
  pageMap();
}

// Of a picture that is there, only marks that changed are put in anew: a new entry is a pill and a
// number, and nothing else of the map is touched.
function changeMap(shown, picture) {
  if (shown?.getAttribute("viewBox") !== picture.getAttribute("viewBox")) {
    drawnMap.frame.replaceChildren(document.importNode(picture, true));
    return;
  }
  shown.setAttribute("aria-label", picture.getAttribute("aria-label"));
  for (const [n, layer] of [...picture.children].entries()) {
    const old = [...shown.children[n].children];
    for (const [m, mark] of [...layer.children].entries()) {
      if (!old[m]) shown.children[n].append(document.importNode(mark, true));
      else if (!old[m].isEqualNode(mark)) old[m].replaceWith(document.importNode(mark, true));
    }
    for (const gone of old.slice(layer.children.length)) gone.remove();
  }
}

// The whole map is one picture; an intercept is as wide as the wall, in pages when it is higher.
function pageMap() {
  if (!drawnMap.shown) return;
  const view = drawnMap.frame.parentElement.getBoundingClientRect();
  const high = view.width * drawnMap.high;
  const isWhole = room.now.whole_map || high <= view.height * 1.12;
  drawnMap.frame.classList.toggle("fits", isWhole);
  drawnMap.pages = isWhole ? 1 : Math.ceil((high * 1.06) / view.height);
  drawnMap.page = turnNow() % drawnMap.pages;
  const step = drawnMap.pages > 1 ? (high - view.height) / (drawnMap.pages - 1) : 0;
  const picture = drawnMap.frame.firstElementChild;
  picture.style.marginTop = `${-drawnMap.page * step}px`;
  write(drawnMap.note, drawnMap.pages > 1 ? word("page_of", { n: drawnMap.page + 1, all: drawnMap.pages }) : "");
}

function turnMap() {
  if (drawnMap.pages < 2) return;
  turn(drawnMap.frame, () => {
    pageMap();
  });
}
