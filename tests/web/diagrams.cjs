// Measures every diagram of some pages in headless Chromium and prints TAP.
//   node diagrams.cjs SITE PAGE …
// For each page, on a desktop, on a phone and on A4: every text of a drawing lies inside it, no two overlap, none is smaller than 10 px on the phone,
// each drawing has a name and its numbers in a table.
const path = require('path');
const { chromium } = require('playwright-core');
const site = path.resolve(process.argv[2]);
const pages = process.argv.slice(3);
const results = [];
const ok = (good, name, detail) => {
  results.push(good);
  console.log(`${good ? 'ok' : 'not ok'} ${results.length} - ${name}`);
  if (!good && detail) console.log(detail.slice(0, 12).map(l => '# ' + l).join('\n'));
};

// In the page: what is wrong with its drawings, and how many there are.
function measure() {
  const outside = [], overlaps = [], small = [], unnamed = [], cut = [];
  const drawings = [...document.querySelectorAll('.diagram > svg')];
  for (const svg of drawings) {
    const box = svg.viewBox.baseVal, scale = svg.getBoundingClientRect().width / box.width;
    const figure = svg.closest('figure'), name = figure.querySelector('figcaption').textContent.trim();
    if (svg.getAttribute('role') !== 'img' || !svg.querySelector('title') || !name) unnamed.push(name + ': no name');
    if (!figure.querySelector('table') && !figure.parentElement.parentElement.querySelector('table')) unnamed.push(name + ': no table');
    const place = svg.getBoundingClientRect();
    if (place.left < -1 || place.right > document.documentElement.clientWidth + 1) cut.push(`${name}: ${place.left}–${place.right}`);
    const texts = [...svg.querySelectorAll('text')].map(node => ({ node, box: node.getBBox(), text: node.textContent.trim() })).filter(t => t.text && t.box.width > 0);
    for (const t of texts) {
      const b = t.box;
      if (b.x < box.x - 1 || b.y < box.y - 1.5 || b.x + b.width > box.x + box.width + 1 || b.y + b.height > box.y + box.height + 2)
        outside.push(`${name}: "${t.text}" ${b.x.toFixed(1)} ${b.y.toFixed(1)} ${b.width.toFixed(1)}×${b.height.toFixed(1)} in ${box.width}×${box.height}`);
      const size = parseFloat(getComputedStyle(t.node).fontSize) * scale;
      if (size < 10) small.push(`${name}: "${t.text}" ${size.toFixed(2)} px`);
    }
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < texts.length; j++) {
        const a = texts[i].box, b = texts[j].box;
        const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        if (wide > 1 && high > 3) overlaps.push(`${name}: "${texts[i].text}" and "${texts[j].text}" by ${wide.toFixed(1)}×${high.toFixed(1)}`);
      }
  }
  return { outside, overlaps, small, unnamed, cut, n: drawings.length };
}

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 }, A4: { width: 643, height: 960 } };

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'] });
  for (const page of pages) {
    const tab = await browser.newPage();
    await tab.goto('file://' + encodeURI(path.join(site, page)), { waitUntil: 'load' });
    for (const [size, viewport] of Object.entries(SIZES)) {
      await tab.setViewportSize(viewport);
      await tab.emulateMedia({ media: size === 'A4' ? 'print' : 'screen' });
      const found = await tab.evaluate(measure);
      ok(found.n > 0, `${page}: there are diagrams (${size})`);
      ok(!found.outside.length && !found.cut.length, `${page}: no text or drawing is cut off (${size})`, [...found.outside, ...found.cut]);
      ok(!found.overlaps.length, `${page}: no two texts overlap (${size})`, found.overlaps);
      if (size === 'phone') ok(!found.small.length, `${page}: every text has 10 px (${size})`, found.small);
      if (size === 'desktop') ok(!found.unnamed.length, `${page}: every drawing has a name and its numbers`, found.unnamed);
    }
    await tab.close();
  }
  await browser.close();
  console.log(`1..${results.length}`);
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch(e => { console.log('Bail out! ' + e); process.exit(1); });
