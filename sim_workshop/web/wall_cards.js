// The county's numbers on the wall: one card to a page, its value large, its trend, its source.
// Loaded before wall.js, whose words, elements and fade it uses.
"use strict";

const TREND = { wide: 640, high: 300, side: 60, top: 56, foot: 48 };
const MOST_POINTS = 12;
const cards = { known: "", shown: -1 };

function cardsToShow() { return room.now?.cards ?? []; }

function drawCards() {
  const all = cardsToShow();
  const known = JSON.stringify(all);
  if (cards.known !== known) {
    cards.known = known;
    cards.shown = -1;
  }
  showCard();
}

function showCard() {
  const all = cardsToShow();
  if (!all.length) return;
  // Chosen cards begin with the first: on every wall, and after F5, counted from the same turn.
  const at = (turnNow() - room.now.cards_from + TURNS * all.length) % all.length;
  if (cards.shown === at) return;
  cards.shown = at;
  $("stage").replaceChildren(cardDrawn(all[at], all.length > 1 ? `${at + 1} / ${all.length}` : ""));
}

function turnCards() {
  if (cardsToShow().length > 1) turn($("stage").firstElementChild, showCard);
}

function cardDrawn(card, page) {
  const token = make("span", "token", card.token);
  token.style.background = `var(--i${card.colour})`;
  token.setAttribute("aria-hidden", "true");
  const head = make("header", "where", token, make("span", "", card.where), make("span", "page", page));
  const isLong = card.value.length > 12;
  const big = card.withheld
    ? make("p", "withheld", card.withheld)
    : make("p", isLong ? "large long" : "large", make("strong", "", card.value), " ", make("span", "", card.unit));
  const said = make("div", "said", make("h2", "", card.name), big, make("p", "which", card.which),
    card.question ? make("p", "asked", `? ${card.question}`) : null);
  const side = make("div", "beside", card.trend.length ? trendDrawn(card) : null, card.national ? nationalDrawn(card.national) : null);
  const foot = make("footer", "from", card.counted ? make("p", "", card.counted) : null, make("p", "", card.source));
  return make("article", side.children.length ? "evidence" : "evidence alone", head, make("div", "both", said, side.children.length ? side : null), foot);
}

function nationalDrawn(national) {
  return make("section", "national",
    make("p", "", make("span", "mark", national.mark), " ", make("strong", "", national.value), " ", national.unit),
    make("p", "", national.which), make("p", "", `${national.counted}. ${national.source}`));
}

// --- the trend ---------------------------------------------------------------------------------

function shape(tag, values, text = "") {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(values)) drawn.setAttribute(name, value);
  if (text) drawn.textContent = text;
  return drawn;
}

function trendDrawn(card) {
  const points = card.trend.slice(-MOST_POINTS);
  const svg = shape("svg", { viewBox: `0 0 ${TREND.wide} ${TREND.high}`, role: "img", class: "trend" });
  const told = points.map((one) => `${one.period}: ${one.value}${one.broken ? ` (${word("redefined")})` : ""}`);
  svg.setAttribute("aria-label", told.join("; "));
  const left = points[0].x;
  const across = 1 - left || 1;
  const x = (one) => TREND.side + ((one.x - left) / across) * (TREND.wide - 2 * TREND.side);
  const y = (one) => TREND.high - TREND.foot - one.y * (TREND.high - TREND.foot - TREND.top);
  svg.append(shape("line", { x1: 8, x2: TREND.wide - 8, y1: y({ y: 0 }), y2: y({ y: 0 }), class: "ground" }));
  points.forEach((one, index) => {
    const before = points[index - 1];
    if (before && !one.broken) svg.append(shape("line", { x1: x(before), y1: y(before), x2: x(one), y2: y(one), class: "line" }));
    if (before && one.broken) {
      const middle = (x(before) + x(one)) / 2;
      svg.append(shape("line", { x1: middle, x2: middle, y1: TREND.top - 30, y2: y({ y: 0 }), class: "break" }));
      svg.append(shape("text", { x: middle, y: TREND.top - 38, class: "label" }, word("redefined")));
    }
  });
  const every = Math.ceil(points.length / 4);
  points.forEach((one, index) => {
    svg.append(shape("circle", { cx: x(one), cy: y(one), r: 7, class: "spot" }));
    const isEnd = index === 0 || index === points.length - 1;
    if (!isEnd && (index % every || index > points.length - 1 - every / 2)) return;
    svg.append(shape("text", { x: x(one), y: y(one) - 16, class: "label strong" }, one.value));
    svg.append(shape("text", { x: x(one), y: TREND.high - 14, class: "label" }, one.period));
  });
  return svg;
}
