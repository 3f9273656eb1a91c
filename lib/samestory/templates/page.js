"use strict";
// Charts are drawn when they come into view, in the colours of the page; nothing else needs a script.
const dark = matchMedia("(prefers-color-scheme: dark)");
const store = document.getElementById("plots");
const data = store ? JSON.parse(store.textContent) : { figures: [], colours: {}, templates: {} };
let library;

async function load() {
  const bytes = Uint8Array.from(atob(document.getElementById("plotly").textContent.trim()), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const script = document.createElement("script");
  script.textContent = await new Response(stream).text();
  document.head.append(script);
}

function figure(n, night) {
  const swap = (key, value) => /color$/i.test(key) && night && data.colours[value] || value;
  const copy = JSON.parse(JSON.stringify(data.figures[n]), swap);
  if (innerWidth < 600) {  // smaller dots, so that the number beside one does not meet the next
    for (const { marker } of copy.data) {
      if (marker && Array.isArray(marker.size)) marker.size = marker.size.map(size => 4 + size * 0.4);
    }
    copy.layout.font = { ...copy.layout.font, size: 11 };
  }
  copy.layout.template = data.templates[night ? "dark" : "light"];
  return copy;
}

async function draw(place, night = dark.matches) {
  library = library || load();
  await library;
  const { data: traces, layout } = figure(place.dataset.plot, night);
  await Plotly.react(place, traces, layout, { responsive: true, displayModeBar: false });
  place.dataset.drawn = "yes";
}

const places = [...document.querySelectorAll("[data-plot]")];
if (places.length) {
  const watch = new IntersectionObserver(seen => {
    for (const { isIntersecting, target } of seen) {
      if (isIntersecting) { watch.unobserve(target); draw(target); }
    }
  }, { rootMargin: "600px" });
  places.forEach(place => watch.observe(place));
  const all = night => places.map(place => draw(place, night));
  dark.addEventListener("change", () => places.filter(p => p.dataset.drawn).forEach(p => draw(p)));
  addEventListener("beforeprint", () => all(false));
  addEventListener("afterprint", () => all(dark.matches));
  addEventListener("load", () => setTimeout(() => all(dark.matches), 2500));
}

// Contents: folded on a phone, and the section that is read is marked.
const links = [...document.querySelectorAll("nav a")];
const contents = document.querySelector("nav details");
if (contents && innerWidth < 900) { contents.open = false; }
const headings = new Map(links.map(a => [document.getElementById(a.hash.slice(1)), a]));
function mark() {
  const passed = [...headings.keys()].filter(h => h && h.getBoundingClientRect().top < 120);
  const current = headings.get(passed.at(-1));
  links.forEach(a => a === current ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current"));
}
addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });

// Tables of data can be sorted by any column.
document.querySelectorAll(".chart table, .frame table").forEach(table => {
  const heads = table.tHead && table.tHead.rows.length === 1 ? [...table.tHead.rows[0].cells] : [];
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = document.createElement("button");
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(h => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const number = text => Number(text.replace(/,/g, ""));
      const order = (a, b) => {
        const [x, y] = [a, b].map(row => row.cells[column].textContent.trim());
        const both = x && y && !isNaN(number(x)) && !isNaN(number(y));
        return (both ? number(x) - number(y) : x.localeCompare(y)) * (down ? -1 : 1);
      };
      table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order));
    });
  });
});

// The ledger's filter is CSS; here the articles that have what was chosen are opened, and for
// everything the first one only.
document.querySelectorAll(".coloured .filter").forEach(filter => {
  filter.addEventListener("change", ({ target: { value } }) => {
    const wanted = value === "removed" ? ".block.lost" : `.block[data-role="${value}"]`;
    filter.parentElement.querySelectorAll("details.article").forEach((article, n) => {
      article.open = value === "all" ? n === 0 : article.querySelector(wanted) !== null;
    });
  });
});
