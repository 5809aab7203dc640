// The checks of one device, one after the other; each result is shown here and told to the server.
"use strict";
(async () => {
  const list = document.getElementById("checks"), told = list.dataset;
  const base = "/preflight/" + told.token;
  const server = location.origin.replace(/^http/, "ws");

  async function say(check, state, detail) {
    const li = list.querySelector(`[data-check="${check}"]`);
    li.className = state;
    li.querySelector(".state").textContent = { ok: told.yes, no: told.no, note: told.note }[state];
    li.querySelector(".detail").textContent = detail || "";
    li.querySelector(".why").hidden = state === "ok";
    try {
      const answer = await fetch(base + "/report", { method: "POST", credentials: "same-origin",
        headers: { "X-Device": told.device }, body: JSON.stringify({ check, state, detail }) });
      document.getElementById("verdict").textContent = (await answer.json()).verdict || "";
    } catch { /* the result still stands here */ }
  }

  function running(check) {
    list.querySelector(`[data-check="${check}"] .state`).textContent = told.running;
  }

  function within(ms, work) {
    return new Promise((done) => {
      const timer = setTimeout(() => done(["no", ms / 1000 + " s"]), ms);
      work((...found) => { clearTimeout(timer); done(found); });
    });
  }

  async function run(check, work) {
    running(check);
    let found;
    try { found = await work(); } catch (error) { found = ["no", String(error.message || error)]; }
    await say(check, ...found);
  }

  let now = null, cookie = false;
  await run("post", async () => {
    const before = Date.now();
    const answer = await fetch(base + "/echo", { method: "POST", credentials: "same-origin",
      headers: { "X-Device": told.device }, body: "åß 1" });
    const said = await answer.json();
    now = said.now * 1000 - (before + Date.now()) / 2;
    cookie = said.cookie;
    return [said.said === "åß 1" && said.origin ? "ok" : "no", ""];
  });
  await run("cookie", async () => [cookie ? "ok" : "no", ""]);
  await run("socket", () => within(6000, (done) => {
    const socket = new WebSocket(server + "/venue/socket");
    socket.onopen = () => socket.send("echo");
    socket.onmessage = (event) => { done(event.data === "echo" ? "ok" : "no", ""); socket.close(); };
    socket.onclose = (event) => done("no", String(event.code));
  }));
  await run("streamlit", () => within(6000, (done) => {
    const socket = new WebSocket(server + "/_stcore/stream", ["streamlit"]);
    socket.onopen = () => { done("ok", ""); socket.close(); };
    socket.onclose = (event) => done("no", String(event.code));
  }));
  await run("stream", () => within(12000, (done) => {
    const source = new EventSource(base + "/stream"), times = [];
    source.onmessage = () => {
      times.push(performance.now());
      if (times.length < Number(told.events)) return;
      source.close();
      const spread = Math.round(times[times.length - 1] - times[0]);
      done(spread >= Number(told.spread) * 0.8 ? "ok" : "no", spread + " ms");
    };
    source.onerror = () => { source.close(); done("no", ""); };
  }));
  await run("idle", () => within((Number(told.idle) + 8) * 1000, (done) => {
    const source = new EventSource(base + "/stream?idle");
    source.onmessage = (event) => { if (event.data === "end") { source.close(); done("ok", ""); } };
    source.onerror = () => { source.close(); done("no", ""); };
  }));
  await run("download", async () => {
    const bytes = new Uint8Array(await (await fetch(base + "/file", { credentials: "same-origin" })).arrayBuffer());
    let total = 0;
    for (const byte of bytes) total += byte;
    const whole = bytes.length === Number(told.length) && total % 65536 === Number(told.total);
    return [whole ? "ok" : "no", bytes.length + " B"];
  });
  await run("clock", async () => {
    const off = now === null ? null : Math.round(Math.abs(now) / 1000);
    return [off !== null && off <= 60 ? "ok" : "note", off === null ? "" : off + " s"];
  });
})();
