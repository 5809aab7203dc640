// Stands before the scripts of the full page and watches whether its websocket brings anything.
// Where nothing came for 4 s after the page, or 8 s after the last one closed, a bar offers the
// light page. It opens no connection of its own: the page's own is watched.
"use strict";
(() => {
  const Native = window.WebSocket;
  if (!Native) return;
  const hearing = new Set();
  let timer = 0;
  function bar(hidden) {
    const found = document.getElementById("sim-light");
    if (found && found.hidden !== hidden) found.hidden = hidden;
  }
  function wait(ms) { timer = timer || setTimeout(() => { timer = 0; bar(false); }, ms); }
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
