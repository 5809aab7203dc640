// Files are made when they are asked for: the line of a file says how far it is, then it downloads.
// Without a script its link leads to a page that says the same.

const ASK_AGAIN = 600; // milliseconds

class Files {
  constructor() {
    this.asked = new Set();
    this.failed = new Set();
    this.pressed = (event) => this.press(event);
    document.addEventListener("click", this.pressed);
  }

  press(event) {
    const link = event.target.closest?.("ul.files a[href]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.bring(link.getAttribute("href"));
  }

  async bring(href) {
    if (this.asked.has(href)) return;
    this.asked.add(href);
    const said = await this.wait(href);
    this.asked.delete(href);
    if (said) this.tell(href, said); else this.clear(href);
  }

  // Until it is there; gives the sentence why it is not.
  async wait(href) {
    let way = this.failed.has(href) ? `${href}?again` : href;
    this.failed.delete(href);
    for (;;) {
      let told;
      try {
        const answer = await fetch(way, { headers: { Accept: "application/json" } });
        const json = (answer.headers.get("Content-Type") || "").includes("json");
        if (!json) { location.assign(href); return ""; } // at once there, or a page with the reason
        told = await answer.json();
      } catch { return this.words.no_connection; }
      if (told.state === "ready") { location.assign(told.way); return ""; }
      if (told.state === "failed") {
        this.failed.add(href);
        return told.said;
      }
      this.show(href, told.share);
      way = told.way;
      await new Promise((done) => setTimeout(done, ASK_AGAIN));
    }
  }

  // Streamlit may draw the list anew meanwhile: each time the place is found again.
  place(href) {
    const links = [...document.querySelectorAll("ul.files a")];
    const link = links.find((each) => each.getAttribute("href") === href);
    if (!link) return null;
    const line = link.closest("li");
    let place = line.querySelector(".coming");
    if (!place) {
      place = document.createElement("span");
      place.className = "coming";
      place.setAttribute("role", "status");
      line.append(place);
    }
    return place;
  }

  show(href, share) {
    const place = this.place(href);
    if (!place) return;
    let bar = place.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.max = 1;
      bar.setAttribute("aria-label", this.words.making);
      place.replaceChildren(bar, this.words.making);
    }
    bar.value = share;
  }

  tell(href, sentence) {
    const place = this.place(href);
    if (place) place.replaceChildren(sentence);
  }

  clear(href) {
    this.place(href)?.remove();
  }

  end() {
    document.removeEventListener("click", this.pressed);
  }
}

let files = null;

export default function (component) {
  files?.end();
  files = new Files();
  files.words = component.data.words;
  return () => { files?.end(); files = null; };
}
