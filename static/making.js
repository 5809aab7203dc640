// The page that says how far a file is: asks again and again, and goes on when it is there.
// Without a script the page loads itself anew.

const page = document.getElementById("making");
const bar = document.getElementById("share");

async function look() {
  let told;
  try {
    const answer = await fetch(page.dataset.way, { headers: { Accept: "application/json" } });
    told = await answer.json();
  } catch {
    setTimeout(look, 2000); // no connection: it may come back
    return;
  }
  if (told.state === "making") {
    bar.value = told.share;
    setTimeout(look, 700);
    return;
  }
  if (told.state === "failed") {
    location.replace(page.dataset.way);
    return;
  }
  for (const part of document.querySelectorAll("[data-until]")) part.hidden = true;
  for (const part of document.querySelectorAll("[data-then]")) part.hidden = false;
  if (page.dataset.stays === undefined) location.replace(page.dataset.way);
  else location.assign(page.dataset.way);
}

look();
