// While a person types a name: does this network let websockets through? If not, the light page is
// ticked and the reason said. Nothing is sent, and the person may untick it.
"use strict";
(() => {
  const light = document.getElementById("light");
  if (!light || light.checked) return;
  let settled = false;
  function blocked() {
    if (settled) return;
    settled = true;
    light.checked = true;
    document.getElementById("blocked").hidden = false;
  }
  const patience = setTimeout(blocked, 4000);
  try {
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/venue/socket");
    socket.onopen = () => socket.send("?"); // some proxies let it open and then nothing through
    socket.onmessage = () => { settled = true; clearTimeout(patience); socket.close(); };
    socket.onerror = blocked;
    socket.onclose = blocked;
  } catch { blocked(); }
})();
