// Looks every two seconds for devices that have reached this computer.
"use strict";
setInterval(async () => {
  try {
    const answer = await fetch("/preflight/seen", { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const text = await answer.text(), seen = document.getElementById("seen");
    if (seen.dataset.last !== text) seen.innerHTML = text; // our own template, every value escaped
    seen.dataset.last = text;
  } catch { /* the next look may work */ }
}, 2000);
