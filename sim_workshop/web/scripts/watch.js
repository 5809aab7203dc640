// Stands before the scripts of the full page and watches whether its websocket brings anything.
// Where nothing came for 4 s after the page, or 8 s after the last one closed, a bar offers the
// light page, if the server itself answers: one that is away is no matter of the network. It opens
// no connection of its own: the page's own is watched.
"use strict";
(() => {
  // Streamlit says in a window over the whole page that the server is away, and takes the cursor out
  // of what is being written. The line at the head says so already, and what is written waits: the
  // window is closed as it opens, and does not come again.
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((change) => [...change.addedNodes])) {
        const isOurs = node.dataset?.testid !== "stDialog" || node.querySelector("h2")?.textContent !== "Connection error";
        if (!isOurs) node.querySelector("button[aria-label=Close]")?.click();
      }
    }).observe(document.body, { childList: true });
  });

  const Native = window.WebSocket;
  if (!Native) return;
  const hearing = new Set();
  let timer = 0;
  function bar(hidden) {
    const found = document.getElementById("sim-light");
    if (found && found.hidden !== hidden) found.hidden = hidden;
  }
  let wasAway = false;
  function wait(ms) { timer = timer || setTimeout(ask, ms); }
  async function ask() { // of a server that has just come back the websocket needs a moment
    const answers = await fetch("/health", { cache: "no-store" }).then(({ ok }) => ok, () => false);
    timer = 0;
    if (hearing.size) return;
    if (answers && !wasAway) return bar(false);
    wasAway = !answers;
    wait(answers ? 8000 : 4000);
  }
  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => {
        if (hearing.has(this)) return;
        hearing.add(this);
        clearTimeout(timer);
        timer = 0;
        bar(true);
      });
      this.addEventListener("close", () => {
        hearing.delete(this);
        if (!hearing.size) wait(8000);
      });
    }
  };
  wait(4000);
  addEventListener("pagehide", () => clearTimeout(timer));
})();
