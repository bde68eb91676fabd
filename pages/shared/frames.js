// Lays a screen out in frames of one size, one below the other, so that nothing is cut: all of it in one frame where it
// stays legible, else frame after frame, with the head of a table on each. The HTML is Streamlit's: it is moved by
// margins and by rows that are taken out again before the next layout. Lengths are pixels of a frame, or of the content
// where they were divided by its scale.

const GAP = 24, FOOT = 16, HEADED = 90;           // between frames; between content and foot; a heading and a hint above a chart
const CHART = ".stElementContainer:has(.stPlotlyChart)";
const BOXES = ".gl-cards > li, .gl-rows > li, .gl-briefing, .gl-trouble, details";
const PIECE = ".gl-piece", LEGIBLE = 0.75;        // the rest of a chart that is too high for a frame at this scale
const AXIS = ["goal", "median"], ROWS = ["area", "panel", "group"];      // names of a chart's texts: of its head and rows
const WHOLE = `p, tr, caption, h1, h2, h3, h4, dt, dd, img, svg, blockquote, ${CHART}, ${PIECE}, ${BOXES}`;
const SHORT = "ul, ol, dl, table, .gl-two";          // whole if it takes a third of a frame at most
const HEADS = "h1, h2, h3, h4, caption, thead", HINT = "p.gl-small";       // a hint is between a heading and what it is of

export default function ({ data, setStateValue }) {
  const begun = window.goallineFrames;
  window.goallineFrames = data;
  if (begun) return;
  Object.assign(document.documentElement, { lang: data.language, dir: data.direction }).dataset.frame = data.shape;
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
    if (!window.goallineFrames.redrawn && isDrawnEarly()) {
      setStateValue("redrawn", true);
      return later();
    }
    changes.disconnect();
    layOut(window.goallineFrames);
    changes.observe(content(), { childList: true, subtree: true, characterData: true });
  }

  addEventListener("resize", later);
  later();
}

// Whether a chart was drawn for less room than it has, before the style had come; it is then drawn again.
const isDrawnEarly = () => [...document.querySelectorAll(".stPlotlyChart .svg-container")]
  .some((drawn) => drawn.offsetWidth < drawn.parentElement.clientWidth - 1);

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
  const arranged = (scale, isTrial) => {
    takeBack();
    scaled(scale);
    const tooSmall = [...box.querySelectorAll(CHART)].filter((chart) => !fit(chart, (room - HEADED) / scale, isTrial)).length;
    paginate(box, room / scale, (height + GAP) / scale);
    return { scale, tooSmall, frames: Math.ceil((bottomOf(box) * scale) / (height + GAP)) };
  };
  const found = scales.map((scale) => arranged(scale, true));
  // The largest of those that need the fewest frames and can be read is taken.
  found.sort((one, other) => one.tooSmall - other.tooSmall || one.frames - other.frames || other.scale - one.scale);
  const { frames } = arranged(found[0].scale, false);
  draw(layer, feet, frames, { width, height, edge, back });
  document.body.style.height = `${(frames * (height + GAP) + GAP) * shown}px`;
  document.documentElement.dataset.frames = frames;
}

function takeBack() {
  document.querySelectorAll(`.gl-push, ${PIECE}`).forEach((added) => added.remove());
  document.querySelectorAll("[data-in-piece]").forEach((text) => {
    text.style.visibility = "";
    delete text.dataset.inPiece;
  });
  document.querySelectorAll("[data-pushed]").forEach((element) => {
    element.style.marginTop = "";
    delete element.dataset.pushed;
  });
}

// A chart is a picture: as wide as it can be, and not higher than a frame, or in pieces where it would be too small to
// read, which in a trial are empty. Streamlit's own elements keep their size, since it would have the chart laid out for
// another. Says whether it can be read.
function fit(chart, room, isTrial) {
  const drawn = chart.querySelector(".svg-container");
  if (!drawn) return true;
  const { offsetWidth: wide, offsetHeight: high } = drawn, across = chart.parentElement.clientWidth / wide;
  let scale = Math.min(across, room / high), until = high;
  if (scale < Math.min(across, LEGIBLE)) {
    const rows = rowsOf(drawn), larger = Math.min(across, 1), ends = endsOf(rows, high, room / larger);
    if (ends.length > 1) {
      [scale, until] = [larger, ends[0]];
      chart.after(...ends.slice(1).map((end, at) => piece(drawn, rows, scale, ends[at], end, isTrial)));
      rows.texts.filter((text) => !isInside(text, 0, until)).forEach(({ text }) => {
        text.style.visibility = "hidden";
        text.dataset.inPiece = "";
      });
    }
  }
  Object.assign(drawn.style, { transform: `scale(${scale})`, transformOrigin: "0 0",
    clipPath: until < high ? `inset(0 0 ${high - until}px)` : "" });
  chart.style.marginBottom = `${until * scale - chart.offsetHeight}px`;
  return scale >= Math.min(across, LEGIBLE);
}

// A chart's texts, where they are in it, the end of its head, and where its rows begin.
function rowsOf(drawn) {
  const own = drawn.getBoundingClientRect(), ratio = own.width / drawn.offsetWidth;
  const { annotations, _size: { t } } = drawn.closest(".js-plotly-plot")._fullLayout;
  const texts = [...drawn.querySelectorAll("svg text")].map((text) => {
    const { top, bottom } = text.getBoundingClientRect();
    const name = annotations[text.closest(".annotation")?.dataset.index]?.name;
    return { text, name, top: (top - own.top) / ratio, bottom: (bottom - own.top) / ratio };
  });
  const head = Math.max(t, ...texts.filter(({ name }) => AXIS.includes(name)).map(({ bottom }) => bottom));
  const upright = texts.filter(({ text }) => !text.getScreenCTM().b);
  const last = (above) => upright.filter(({ bottom }) => bottom <= above + 1)
    .reduce((one, other) => (other.bottom > one.bottom ? other : one), { bottom: 0 });
  const begins = texts.filter(({ name, top }) => ROWS.includes(name) && last(top).name !== "group")
    .map(({ top }) => (last(top).bottom + top) / 2);
  return { texts, head, begins };
}

// Where the pieces of a chart end: before a row, and not lower than the room allows; one end if it has no such rows.
function endsOf({ head, begins }, high, room) {
  const ends = [];
  for (let from = 0, most = room; high - from > most; most = room - head) {
    const end = Math.max(...begins.filter((top) => top > Math.max(from, head) && top <= from + most));
    if (!Number.isFinite(end)) return [high];
    ends.push(from = end);
  }
  return [...ends, high];
}

const isInside = ({ top, bottom }, from, to) => top >= from - 1 && bottom <= to + 1;

// A piece of a chart, with its head; in a trial only as high.
function piece(drawn, { texts, head }, scale, begin, end, isTrial) {
  const made = document.createElement("div");
  made.className = PIECE.slice(1);
  made.ariaHidden = "true";                      // the chart itself is described
  [[0, head], [begin, end]].forEach(([from, to]) => {
    const strip = made.appendChild(document.createElement("div"));
    strip.style.height = `${(to - from) * scale}px`;
    if (isTrial) return;
    const plot = strip.appendChild(document.createElement("div")), within = plot.appendChild(document.createElement("div"));
    [plot.className, within.className] = ["js-plotly-plot", "plotly"];
    const copy = within.appendChild(drawn.cloneNode(true));
    [...copy.querySelectorAll("svg text")].forEach((text, at) => isInside(texts[at], from, to) || text.remove());
    Object.assign(copy.style, { transform: `scale(${scale})`, transformOrigin: "0 0", clipPath: "",
      marginTop: `${-from * scale}px` });
  });
  return made;
}

// Where an element begins and ends, in pixels of the content.
function span(element, box) {
  const whole = box.getBoundingClientRect(), own = element.getBoundingClientRect();
  const ratio = whole.width / box.offsetWidth, more = element.matches(CHART) ? parseFloat(element.style.marginBottom) || 0 : 0;
  return [(own.top - whole.top) / ratio, (own.bottom - whole.top) / ratio + more];
}

const bottomOf = (box) => Math.max(0, ...[...box.querySelectorAll(`${WHOLE}, li`)]
  .filter((element) => isShown(element) && !element.matches(`${PIECE} *`)).map((element) => span(element, box)[1]));

// Moves what would be cut by the end of a frame to the next one, with the headings right above it.
function paginate(box, room, pitch) {
  const start = (top) => Math.floor((top + 1) / pitch) * pitch;
  const isCut = (top, bottom) => bottom > start(top) + room + 1;
  const settle = (element) => {
    const [top, bottom] = span(element, box);
    if (!isCut(top, bottom)) return;
    const inside = element.matches(`svg, ${CHART}, ${PIECE}`) ? [] : shownIn(element);
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
