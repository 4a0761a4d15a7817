// Only adds: suggestions while typing, answers while changing a form, Escape to fold a receipt. Every page works without.
"use strict";
(() => {
  const wait = (ms, run) => { let id; return (...a) => { clearTimeout(id); id = setTimeout(() => run(...a), ms); }; };

  // Names as one types. A browser shows only those that hold what is typed, so that a label says it where no name does.
  const suggest = wait(120, async (input) => {
    const query = input.value.trim();
    if (query.length < 2) return;
    const answer = await fetch("/api/find?" + new URLSearchParams({ q: query, aliases: 1, limit: 8 })).catch(() => null);
    if (!answer?.ok) return;
    const { found } = await answer.json();
    input.list.replaceChildren(...found.map((one) => {
      const option = document.createElement("option");
      const holds = `${one.token} ${one.name}`.toLowerCase().includes(query.toLowerCase());
      option.value = one.token;
      option.label = holds ? one.name : `${query} → ${one.name}`;
      return option;
    }));
  });

  // What stands here becomes what stands there, piece by piece: what is the same stays, and with it what one typed or opened.
  const become = (mine, theirs) => {
    if (mine.isEqualNode(theirs)) return;
    const moved = mine.nodeName === "DETAILS" && mine.textContent !== theirs.textContent;
    if (moved || mine.nodeName !== theirs.nodeName || !mine.attributes) { mine.replaceWith(theirs); return; }
    for (const { name } of [...mine.attributes]) if (name !== "open" && !theirs.hasAttribute(name)) mine.removeAttribute(name);
    for (const { name, value } of theirs.attributes) if (mine.getAttribute(name) !== value) mine.setAttribute(name, value);
    let at = mine.firstChild;
    const drop = (until) => { while (at && at !== until) { const gone = at; at = at.nextSibling; gone.remove(); } };
    for (const next of [...theirs.childNodes]) {
      const same = next.id ? [...mine.children].find((one) => one.id === next.id) : at?.id ? null : at;
      if (!same) { mine.insertBefore(next, at); continue; }
      drop(same);
      at = same.nextSibling;
      become(same, next);
    }
    drop(null);
  };

  // What is wrong stands beside the form until the next good answer, and is said of the field that can't be read.
  const fault = (form, words, field) => {
    const note = form.querySelector("#fault") || document.createElement("p");
    note.id = "fault";
    note.setAttribute("role", "alert");
    form.append(note);
    note.textContent = words;
    for (const one of form.elements) { one.removeAttribute("aria-invalid"); one.removeAttribute("aria-describedby"); }
    field?.setAttribute("aria-invalid", "true");
    field?.setAttribute("aria-describedby", "fault");
  };

  // A form that is answered while it changes: the page that it asks for is fetched, and this one becomes that.
  let last = 0;
  const ask = wait(220, async (field) => {
    const form = field.form;
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    const to = form.getAttribute("action").split("#")[0] + (fields.length ? "?" + new URLSearchParams(fields) : "");
    const turn = ++last;
    const section = () => document.getElementById(form.dataset.live);
    section()?.classList.add("waiting");
    const answer = await fetch(to).catch(() => null);
    const text = await answer?.text().catch(() => null);
    if (turn !== last) return;
    section()?.classList.remove("waiting");
    const page = new DOMParser().parseFromString(text ?? "No answer came, so nothing here has changed. Try again.", "text/html");
    if (answer?.ok && text) {
      become(document.body, page.body);
      history.replaceState(null, "", answer.url);
      document.getElementById("said").textContent = form.dataset.said || section().querySelector("h2").textContent;
    } else {
      const wrong = form.elements.namedItem(page.querySelector("[aria-invalid]")?.name) || field;
      fault(form, (page.querySelector("#lost .body p") || page.body).textContent.trim(), answer?.status === 400 ? wrong : null);
    }
  });
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, ({ target }) => {
      if (target.form?.dataset.live) ask(target);
      else if (kind === "input" && target.dataset.suggest !== undefined) suggest(target);
    });
  }

  // A long list that no form sifts is sifted here; in files, where there is nobody to ask, that of all models too.
  const lists = [...document.querySelectorAll(".broad .list")];
  const rows = lists.flatMap((list) => [...list.tBodies[0].rows]).map((row) => [row, row.textContent.toLowerCase()]);
  if (rows.length > 20 && !document.querySelector("form")) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    label.className = "sift";
    label.append("Find ", input);
    input.type = "search";
    input.addEventListener("input", wait(80, () => {
      const words = input.value.toLowerCase().split(/\s+/);
      rows.forEach(([row, text]) => { row.hidden = !words.every((word) => text.includes(word)); });
    }));
    lists[0].before(label);
  }

  // Where no server answers it, the address itself remembers that only differences are shown.
  const only = document.getElementById("only");
  if (only && !only.form) {
    only.checked = new URLSearchParams(location.search).get(only.name) === only.value;
    only.addEventListener("change", () => {
      const to = new URL(location.href);
      if (only.checked) to.searchParams.set(only.name, only.value); else to.searchParams.delete(only.name);
      history.replaceState(null, "", to);
    });
  }

  // Escape folds the receipt that one is in.
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest("details[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); }
  });
})();
