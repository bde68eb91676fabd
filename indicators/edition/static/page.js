// Search over names, and buttons that copy a citation. Every page reads completely without it.
(() => {
  const find = document.querySelector(".find"), input = document.getElementById("find");
  const found = document.getElementById("found"), { names, up, nothing, copy, copied } = find.dataset;
  const plain = text => text.normalize("NFKD").replace(/[\p{M}'’`ʼ]/gu, "").toLowerCase().replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/\bst\b/g, "saint");
  let index = null;

  const load = async () => {
    index ??= fetch(names).then(answer => answer.json()).then(({ names }) => names.map(
      ([name, path, about, ...others]) => ({ name, path, about: plain(about), names: [name, ...others].map(plain) })));
    return index;
  };
  const link = ({ name, path }) => {
    const item = document.createElement("li"), a = document.createElement("a");
    a.href = up + path;
    a.textContent = name;
    item.append(a);
    return item;
  };
  const show = async () => {
    const asked = plain(input.value.trim()), rows = asked ? await load().catch(() => []) : [];
    const has = text => asked.split(" ").every(word => ` ${text}`.includes(` ${word}`));
    const place = ({ names, about }) => [names.includes(asked), names.some(name => name.startsWith(asked)),
      names.some(has), has(about), true].indexOf(true);
    const places = rows.map(place), best = Math.min(3, ...places);
    const hits = rows.filter((_, at) => places[at] === best).slice(0, 8);
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
