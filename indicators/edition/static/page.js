// Search over names, and buttons that copy a citation. Every page reads completely without it.
(() => {
  const find = document.querySelector(".find"), input = document.getElementById("find");
  const found = document.getElementById("found"), { names, up, nothing, copy, copied } = find.dataset;
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let index = null;

  const load = async () => {
    index ??= fetch(names).then(answer => answer.json()).then(({ names }) => names.map(
      ([name, path, code]) => ({ name, path, code, words: plain(`${name} ${code}`) })));
    return index;
  };
  const link = ({ name, path, code }) => {
    const item = document.createElement("li"), a = document.createElement("a");
    a.href = up + path;
    a.textContent = name;
    item.append(a);
    if (code) item.append(Object.assign(document.createElement("small"), { textContent: " " + code }));
    return item;
  };
  const show = async () => {
    const asked = plain(input.value.trim()), rows = asked ? await load().catch(() => []) : [];
    const place = row => row.words.startsWith(asked) ? 0 : row.words.includes(" " + asked) ? 1 : 2;
    const hits = rows.filter(row => asked.split(/\s+/).every(word => row.words.includes(word)))
      .sort((one, other) => place(one) - place(other)).slice(0, 8);
    found.replaceChildren(...hits.map(link));
    if (asked && !hits.length) found.append(Object.assign(document.createElement("li"), { textContent: nothing }));
  };
  input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  input.addEventListener("input", show);
  find.addEventListener("keydown", event => {
    const links = [...found.querySelectorAll("a")], at = links.indexOf(document.activeElement);
    if (event.key === "Enter" && at < 0 && links.length) links[0].click();
    else if (event.key === "Escape") { input.value = ""; show(); input.focus(); }
    else if (event.key === "ArrowDown" && links.length) { links[Math.min(at + 1, links.length - 1)].focus(); event.preventDefault(); }
    else if (event.key === "ArrowUp" && at >= 0) { (links[at - 1] ?? input).focus(); event.preventDefault(); }
  });
  find.hidden = false;

  for (const text of navigator.clipboard ? document.querySelectorAll("[data-copy]:not(.find)") : []) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: copy });
    const status = Object.assign(document.createElement("span"), { className: "small" });
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent.trim());
      status.textContent = copied;
    });
    text.after(button, status);
  }
})();
