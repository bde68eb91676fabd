// Lays a screen out in frames of one size, one below the other, so that nothing is cut: all of it in one frame where it
// stays legible, else frame after frame, with the head of a table on each. The HTML is Streamlit's: it is moved by
// margins and by rows that are taken out again before the next layout. Lengths are pixels of a frame, or of the content
// where they were divided by its scale.

const GAP = 24, FOOT = 16, HEADED = 90;           // between frames; between content and foot; a heading and a hint above a chart
const CHART = ".stElementContainer:has(.stPlotlyChart)";
const BOXES = ".gl-cards > li, .gl-rows > li, .gl-briefing, .gl-trouble, details";
const WHOLE = `p, tr, caption, h1, h2, h3, h4, dt, dd, img, svg, blockquote, ${CHART}, ${BOXES}`;
const SHORT = "ul, ol, dl, table, .gl-two";          // whole if it takes a third of a frame at most
const HEADS = "h1, h2, h3, h4, caption, thead", HINT = "p.gl-small";       // a hint is between a heading and what it is of

export default function ({ data }) {
  const begun = window.goallineFrames;
  window.goallineFrames = data;
  if (begun) return;
  const view = document.querySelector('meta[name="viewport"]');
  if (view) view.content = `width=${data.width}`;          // a phone shows the whole frame, smaller
  let waiting = 0;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(arrange, 200);
  };
  const changes = new MutationObserver(later);

  async function arrange() {
    if (document.querySelector('.stApp:not([data-test-script-state="notRunning"]), [data-testid="stSkeleton"]')) return later();
    await document.fonts.ready;
    changes.disconnect();
    layOut(window.goallineFrames);
    changes.observe(content(), { childList: true, subtree: true, characterData: true });
  }

  addEventListener("resize", later);
  later();
}

const content = () => document.querySelector(".stMain .block-container");
const isShown = (element) => element.getClientRects().length > 0 && element.offsetHeight !== 0;
const shownIn = (element) => [...element.children].filter(isShown);

function layOut({ width, height, edge, scales, grows, foot, back }) {
  document.querySelector("#gl-frames")?.remove();
  const layer = document.createElement("div");
  layer.id = "gl-frames";
  document.body.prepend(layer);
  const window = document.documentElement.clientWidth, shown = grows ? window / width : Math.min(1, window / width);
  [layer, document.querySelector("#root")].forEach((part) => Object.assign(part.style, { width: `${width}px`,
    left: `${(window - width * shown) / 2}px`, transform: `scale(${shown})` }));

  const feet = footOf(layer, foot, width - 2 * edge);
  const room = height - edge - FOOT - feet.offsetHeight - edge / 2;
  const box = content();
  const scaled = (scale) => {
    Object.assign(box.style, { width: `${(width - 2 * edge) / scale}px`, left: `${edge}px`, top: `${edge}px`,
      transform: `scale(${scale})` });
  };
  const arranged = (scale) => {
    takeBack();
    scaled(scale);
    box.querySelectorAll(CHART).forEach((chart) => fit(chart, (room - HEADED) / scale));
    paginate(box, room / scale, (height + GAP) / scale);
    return Math.ceil((bottomOf(box) * scale) / (height + GAP));
  };
  const counts = scales.map(arranged);
  const frames = arranged(scales[counts.indexOf(Math.min(...counts))]);      // the largest that needs the fewest frames
  draw(layer, feet, frames, { width, height, edge, back });
  document.body.style.height = `${(frames * (height + GAP) + GAP) * shown}px`;
  document.documentElement.dataset.frames = frames;
}

function takeBack() {
  document.querySelectorAll(".gl-push").forEach((row) => row.remove());
  document.querySelectorAll("[data-pushed]").forEach((element) => {
    element.style.marginTop = "";
    delete element.dataset.pushed;
  });
}

// A chart is a picture: as wide as it can be, and not higher than a frame. Streamlit's own elements keep their size,
// since it would have the chart laid out for another.
function fit(chart, room) {
  const drawn = chart.querySelector(".svg-container");
  if (!drawn) return;
  const { offsetWidth: wide, offsetHeight: high } = drawn;
  const scale = Math.min(chart.parentElement.clientWidth / wide, room / high);
  Object.assign(drawn.style, { transform: `scale(${scale})`, transformOrigin: "0 0" });
  chart.style.marginBottom = `${high * scale - chart.offsetHeight}px`;
}

// Where an element begins and ends, in pixels of the content.
function span(element, box) {
  const whole = box.getBoundingClientRect(), own = element.getBoundingClientRect();
  const ratio = whole.width / box.offsetWidth, more = element.matches(CHART) ? parseFloat(element.style.marginBottom) || 0 : 0;
  return [(own.top - whole.top) / ratio, (own.bottom - whole.top) / ratio + more];
}

const bottomOf = (box) => Math.max(0, ...[...box.querySelectorAll(`${WHOLE}, li`)].filter(isShown)
  .map((element) => span(element, box)[1]));

// Moves what would be cut by the end of a frame to the next one, with the headings right above it.
function paginate(box, room, pitch) {
  const start = (top) => Math.floor((top + 1) / pitch) * pitch;
  const isCut = (top, bottom) => bottom > start(top) + room + 1;
  const settle = (element) => {
    const [top, bottom] = span(element, box);
    if (!isCut(top, bottom)) return;
    const inside = element.matches(`svg, ${CHART}`) ? [] : shownIn(element);
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const whole = element.matches(WHOLE) && bottom - top <= room || element.matches(SHORT) && bottom - top <= room / 3;
    if (inside.length && !hasText && !whole) return inside.forEach(settle);
    let first = element;
    for (let above = headAbove(first, box); above; above = headAbove(above, box)) if (!above.matches(HINT)) first = above;
    if (span(first, box)[0] - start(span(first, box)[0]) < 2) first = element;         // already the first of a frame
    const [from] = span(first, box);
    if (from - start(from) < 2) return;
    move(first, start(from) + pitch, box);
    if (first !== element) settle(element);
  };
  shownIn(box).forEach(settle);
}

// The heading or hint that an element follows directly; of a table's head, the table itself.
function headAbove(element, box) {
  let at = element;
  const before = () => {
    let other = at.previousElementSibling;
    while (other && !isShown(other)) other = other.previousElementSibling;
    return other;
  };
  while (at !== box && !before()) at = at.parentElement;
  if (at === box) return null;
  let last = before();
  while (shownIn(last).length) last = shownIn(last).at(-1);
  const head = last.closest(`${HEADS}, ${HINT}`);
  if (head?.closest(BOXES) && !head.closest(BOXES).contains(element)) return null;         // of what is in the box
  return head?.closest("table") ?? head;
}

function move(element, to, box) {
  if (element.matches("tr")) {
    const gap = document.createElement("tr"), cell = gap.appendChild(document.createElement("td"));
    cell.colSpan = element.cells.length;
    const heads = [...element.closest("table").tHead?.rows ?? []].map((row) => row.cloneNode(true));
    heads.flatMap((row) => [...row.cells]).forEach((head) => head.removeAttribute("style"));        // its width
    [gap, ...heads].forEach((row) => {
      row.classList.add("gl-push");
      row.ariaHidden = "true";
    });
    element.before(gap, ...heads);
    cell.style.height = `${to - span(gap, box)[0]}px`;
    return;
  }
  element.dataset.pushed = "";
  let margin = parseFloat(getComputedStyle(element).marginTop);
  for (let step = 0; step < 2; step++) {                    // margins of neighbours may have been one
    margin += to - span(element, box)[0];
    element.style.marginTop = `${margin}px`;
  }
}

function footOf(layer, { origin, logo, marked }, width) {
  const foot = layer.appendChild(document.createElement("div"));
  foot.className = "gl-frame-foot";
  foot.style.width = `${width}px`;
  const words = foot.appendChild(document.createElement("div"));
  if (marked) words.appendChild(document.createElement("b")).textContent = marked;
  [origin, addressOf()].forEach((line) => (words.appendChild(document.createElement("span")).textContent = line));
  if (logo) foot.appendChild(document.createElement("img")).src = logo;
  foot.appendChild(document.createElement("em"));
  return foot;
}

// Of the screen itself, where its figures can be looked up.
function addressOf() {
  const address = new URL(location.href);
  address.searchParams.delete("frame");
  return address.href;
}

function draw(layer, foot, frames, { width, height, edge, back }) {
  foot.remove();
  for (let number = 0; number < frames; number++) {
    const frame = layer.appendChild(document.createElement("div"));
    frame.className = "gl-frame";
    Object.assign(frame.style, { top: `${number * (height + GAP)}px`, width: `${width}px`, height: `${height}px` });
    const own = frame.appendChild(foot.cloneNode(true));
    Object.assign(own.style, { left: `${edge}px`, bottom: `${edge / 2}px` });
    own.querySelector("em").textContent = frames > 1 ? `${number + 1} / ${frames}` : "";
  }
  const links = layer.appendChild(document.createElement("nav"));
  links.style.top = `${frames * (height + GAP) - GAP + 6}px`;
  back.forEach(([address, words]) => {
    Object.assign(links.appendChild(document.createElement("a")), { href: address, textContent: words });
  });
  const paper = layer.appendChild(document.createElement("style"));
  paper.textContent = `@page { size: ${width}px ${height + GAP}px; margin: 0 }
    @media print { body { height: ${frames * (height + GAP) - 1}px !important; overflow: clip }
    #gl-frames nav { display: none !important } #gl-frames, #root { left: 0 !important; transform: none !important } }`;
}
