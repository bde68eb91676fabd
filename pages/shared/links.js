// Follows links inside the application; sorts, filters and unfolds tables, and says what is cut in them; moves inside a
// grid by arrow keys; copies texts; names menu and charts for screen readers; prepares the page for paper. One script
// for the whole page, which stays while its HTML comes and goes.

export default function ({ data }) {
  Object.assign(document.documentElement, { lang: data.language, dir: data.direction });
  const before = window.goallineLinks;
  window.goallineLinks = data;
  if (data.go && data.run !== before?.run) follow(new URL(data.go, location.href).href);
  if (before) return nameMenu();
  document.documentElement.dataset.links = "followed";
  addEventListener("beforeprint", prepareForPaper);
  addEventListener("afterprint", backToScreen);
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", moveInGrid);
  document.addEventListener("pointerover", showWhatIsCut);
  const nameForScreenReaders = () => (nameMenu(), describeCharts());
  new MutationObserver(nameForScreenReaders).observe(document.body, { childList: true, subtree: true });
  nameForScreenReaders();
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("input.gl-filter")) showRows(boxOf(event.target));
  });
}

function clicked(event) {
  const button = event.target.closest("button.gl-sort");
  if (button) return sort(button.closest("th"));
  if (event.target.closest("button.gl-all")) return showAll(boxOf(event.target));
  const taken = event.target.closest("button[data-picture], button[data-save]");
  if (taken) return taken.dataset.save ? savePicture(taken) : copyPicture(taken);
  const copied = event.target.closest("button.gl-copy");
  if (copied) return copy(copied);
  const link = event.target.closest("a[data-go], .stSidebar a");
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  if (!link || elsewhere) return;
  if (!link.matches("[data-go]")) return closeMenu();
  event.preventDefault();
  if (link.matches(".gl-remove")) keepFocus(link);
  follow(link.href);
}

// Streamlit shows the screen of an address that the browser goes back to; an address that it goes on to is no different.
function follow(address) {
  if (address !== location.href) history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

// What was removed takes the focus with it: the next one gets it or, after the last, the box that adds.
function keepFocus(link) {
  const all = () => [...document.querySelectorAll(".gl-remove")];
  const [at, before] = [all().indexOf(link), all().length];
  let left = 200;                                                      // of 50 ms
  const waiting = setInterval(() => {
    if (all().length === before && left--) return;
    clearInterval(waiting);
    (all()[at] ?? document.querySelector(".st-key-add-areas input"))?.focus();
  }, 50);
}

// Streamlit closes a menu that covers the page after a link of its own list of pages, but not after other links.
function closeMenu() {
  const [menu, main] = [".stSidebar", ".stMain"].map((one) => document.querySelector(one));
  if (menu.getBoundingClientRect().right > main.getBoundingClientRect().left + 9)        // 8 px are for dragging its edge
    menu.querySelector("[data-testid=stSidebarCollapseButton] button")?.click(), main.focus();
}

// The menu is a landmark of its own, and its link to this screen says so. Streamlit may lay it out later than the page.
function nameMenu() {
  const menu = document.querySelector(".stSidebar");
  const screen = (path) => path.split("?")[0].split("/").pop();
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", window.goallineLinks.menu);
  menu?.querySelectorAll("a").forEach((link) => {
    const here = screen(link.getAttribute("href")) === screen(location.pathname);
    here ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  });
}

// Without a secure address a browser has no clipboard for scripts, but it copies what is selected.
async function copy(button) {
  const said = button.parentElement.querySelector("[role=status]");
  const copied = button.dataset.copy ?? summaryAbove(button) ?? addressAt(button.dataset.version);
  let done = false;
  try {
    await navigator.clipboard.writeText(copied);
    done = true;
  } catch {
    const text = Object.assign(document.createElement("textarea"), { value: copied });
    button.after(text);
    text.select();
    done = document.execCommand("copy");
    text.remove();
    button.focus();
  }
  said.textContent = done ? said.dataset.copied : said.dataset.failed;
}

// The paragraphs of the summary that a button belongs to, and its footnote, if it has one.
function summaryAbove(button) {
  if (button.dataset.footnote === undefined) return undefined;
  const shown = [...button.closest("details").querySelectorAll("p.gl-text")].map((words) => words.textContent);
  return [...shown, button.dataset.footnote].filter(Boolean).join("\n\n");
}

// The picture that the server draws, else the one on the screen. A browser without a clipboard for pictures is told so.
async function copyPicture(button) {
  const said = button.parentElement.querySelector("[role=status]");
  const picture = button.dataset.picture
    ? () => fetch(button.dataset.picture).then((answer) => (answer.ok ? answer.blob() : Promise.reject(answer.status)))
    : () => pictureOf(chartAbove(button));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture() })]);
    said.textContent = said.dataset.copied;
  } catch {
    said.textContent = said.dataset.failed;
  }
}

async function savePicture(button) {
  const address = URL.createObjectURL(await pictureOf(chartAbove(button)));
  Object.assign(document.createElement("a"), { href: address, download: button.dataset.save }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const chartAbove = (element) => [...document.querySelectorAll(".stPlotlyChart")]
  .filter((chart) => chart.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop();

// A chart as PNG, in the colours for paper: Plotly's layers one above the other, with the typeface inside, at twice the
// size of the screen.
async function pictureOf(chart) {
  const layers = [...chart.querySelectorAll(".main-svg")], { clientWidth: wide, clientHeight: high } = layers[0];
  lighten(chart.querySelector(".svg-container"));
  const drawn = layers.map((layer) => new XMLSerializer().serializeToString(layer)).join("");
  const ground = getComputedStyle(layers[0]).backgroundColor;
  backToScreen();
  const style = `<style>${await typeface()}</style><rect width="100%" height="100%" fill="${ground}"/>`;
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}">${style}${drawn}</svg>`;
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(whole)}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * wide, height: 2 * high });
  canvas.getContext("2d").drawImage(picture, 0, 0, 2 * wide, 2 * high);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// The rules of the page's own typeface with the fonts inside, since a picture loads nothing.
async function typeface() {
  const rules = [...document.styleSheets].filter((sheet) => !sheet.href || sheet.href.startsWith(location.origin))
    .flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule && /Source Sans/.test(rule.cssText));
  return (await Promise.all(rules.map(async (rule) => {
    const [, address] = rule.cssText.match(/url\("?([^")]+)"?\)/) ?? [];
    if (!address) return "";
    const font = await (await fetch(new URL(address, rule.parentStyleSheet.href ?? location.href))).blob();
    const inside = await new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result);
      reader.readAsDataURL(font);
    });
    return rule.cssText.replace(address, inside);
  }))).join("");
}

// How much of its size a screen keeps on paper: a country is one sheet, as long as that leaves it legible.
const USUAL = 0.6, LEAST = 0.45, SHEET = 950;       // pixels of a sheet's height, with some air

function paperZoom() {
  if (!document.querySelector(".gl-goal-charts")) return USUAL;
  const height = (all) => [...all].reduce((sum, element) => sum + element.offsetHeight, 0);
  const main = document.querySelector(".block-container");
  const dropped = ".stSelectbox, .stExpander, .st-key-header, .gl-copies, .gl-page details:not([open]), .gl-context .gl-drawing";
  return Math.min(USUAL, Math.max(LEAST, SHEET / (main.scrollHeight - height(main.querySelectorAll(dropped)))));
}

// The address of this view at a data version, or at whichever is the newest.
function addressAt(version) {
  const address = new URL(location.href);
  address.searchParams.delete("version");
  if (version) address.searchParams.set("version", version);
  return address.href;
}

// A figure is scaled down to the paper's width, and every sheet says what it is of and where it comes from.
function prepareForPaper() {
  document.querySelectorAll(".stPlotlyChart .svg-container").forEach(lighten);
  document.querySelectorAll(".stPlotlyChart .main-svg").forEach((svg) => {
    svg.setAttribute("viewBox", `0 0 ${svg.clientWidth} ${svg.clientHeight}`);
    svg.style.maxWidth = `${svg.clientWidth}px`;
  });
  document.documentElement.style.setProperty("--gl-paper-zoom", paperZoom());
  const version = document.querySelector(".gl-version")?.textContent;
  const origin = [document.title, version, location.href].filter(Boolean).join(" · ");
  const foot = document.querySelector("#gl-foot") ?? document.head.appendChild(document.createElement("style"));
  foot.id = "gl-foot";
  foot.textContent = `@page { @bottom-left { content: ${JSON.stringify(origin)}; font: 7.5pt sans-serif; color: #545b64; }
    @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; color: #545b64; } }`;
}

// A chart of the dark theme has the colours of the light one on paper. They are exchanged one by one: Plotly writes them
// into the elements, where no style sheet reaches all of them, and a filter would print pictures of letters. What is no
// colour of the theme (a mix of two, letters on a tile) gets its opposite lightness.
const lightened = [];

function lighten(chart) {
  const ground = chart.querySelector(".main-svg")?.style.background;
  const { paper } = window.goallineLinks;
  if (!ground || paper[hexOf(ground)] !== "#ffffff") return;
  chart.querySelectorAll(".main-svg, .main-svg *").forEach((element) => {
    ["background", "fill", "stroke", "color"].forEach((property) => {
      const now = hexOf(element.style[property]);
      if (!now) return;
      lightened.push([element, property, element.style[property]]);
      element.style[property] = paper[now] ?? opposite(now);
    });
  });
}

function backToScreen() {
  lightened.splice(0).forEach(([element, property, colour]) => (element.style[property] = colour));
}

// "#8fc1f2" of an opaque colour that a browser writes as rgb(143, 193, 242); "" of anything else.
function hexOf(colour) {
  const parts = colour?.match(/^rgb\((\d+), (\d+), (\d+)\)$/)?.slice(1) ?? [];
  return parts.length ? `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}` : "";
}

// The same hue, as dark as the colour is light.
function opposite(hex) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const moved = 255 - Math.max(...parts) - Math.min(...parts);
  return `rgb(${parts.map((part) => part + moved).join(", ")})`;
}

const boxOf = (element) => element.closest(".gl-page");

// A grid is one stop of the tab key; arrow keys, Home and End move inside it, over cells that lead nowhere.
const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -1], End: [0, 1] };

function moveInGrid(event) {
  const step = STEPS[event.key];
  const cell = event.target.closest?.("table[role=grid] :is(td, th)");
  if (!step || !cell || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const table = cell.closest("table");
  const way = getComputedStyle(table).direction === "rtl" && event.key.startsWith("Arrow") ? -1 : 1;
  const far = event.key === "Home" || event.key === "End";
  let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
  let found = null;
  const next = () => table.rows[(row += step[0])]?.cells[(column += step[1] * way)];
  for (let there = next(); there && (far || !found); there = next()) found = there.querySelector("a") ?? found;
  if (!found) return;
  table.querySelectorAll("a[tabindex='0']").forEach((link) => (link.tabIndex = -1));
  found.tabIndex = 0;
  found.focus();
}

function sort(head) {
  const table = head.closest("table");
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => row.cells[head.cellIndex].dataset.sort ?? "";
  const body = table.tBodies[0];
  [...body.rows].sort((a, b) => compare(key(a), key(b), ascending)).forEach((row) => body.append(row));
  if (table.matches(".gl-filtered")) showRows(boxOf(table));
}

// Cells without anything stay last, whichever way the others are sorted.
function compare(a, b, ascending) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const numbers = !isNaN(a) && !isNaN(b);
  const order = numbers ? Number(a) - Number(b) : a.localeCompare(b, undefined, { numeric: true });
  return ascending ? order : -order;
}

// Rows that hold what is typed; as long as nothing is typed and not all are asked for, the first ones alone.
function showRows(box) {
  const table = box.querySelector("table.gl-filtered");
  if (!table) return;
  const wanted = box.querySelector("input.gl-filter")?.value.trim().toLowerCase() ?? "";
  const more = box.querySelector(".gl-more");
  const first = wanted || !more || more.hidden ? Infinity : Number(table.dataset.first);
  const rows = [...table.tBodies[0].rows];
  let found = 0;
  rows.forEach((row) => {
    const holds = row.textContent.toLowerCase().includes(wanted);
    row.classList.toggle("gl-later", holds && found >= first);
    row.hidden = !holds;
    found += holds;
  });
  if (more) more.classList.toggle("gl-later", first === Infinity);
  const count = box.querySelector(".gl-filter-count");
  if (count) count.textContent = wanted ? `${found} / ${rows.length}` : "";
}

// Streamlit calls a chart a figure, whose letters are then read out one by one. It is one picture with a name, and the
// table of its numbers is the next one on the screen or, where none follows, the one above.
function describeCharts() {
  const tables = [...document.querySelectorAll(".stMain table.gl-table")];
  document.querySelectorAll(".stPlotlyChart").forEach((chart) => {
    const follows = (table) => chart.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING;
    const table = tables.find(follows) ?? tables.at(-1);
    chart.setAttribute("role", "img");
    chart.firstElementChild?.setAttribute("aria-hidden", "true");
    if (!table) return;
    table.id ||= `gl-table-${tables.indexOf(table)}`;
    table.caption.id ||= `${table.id}-caption`;
    chart.setAttribute("aria-details", table.id);
    chart.setAttribute("aria-describedby", table.caption.id);
  });
}

// A cell that is cut has its whole text as a title, where the pointer is.
function showWhatIsCut({ target }) {
  const cell = target.closest?.(".gl-lines :is(tbody th, td)");
  if (cell) cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText : "";
}

function showAll(box) {
  box.querySelector(".gl-more").hidden = true;
  showRows(box);
}
