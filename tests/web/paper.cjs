// Prints reports on A4 in headless Chromium and prints TAP.
//   node paper.cjs '[["NAME", "SITE", {"PAGE": PAGES, …}], …]'
// Of each page of each site: its main part (what stands before the annex) takes no more than PAGES sheets; nothing is wider than the paper, or Chromium would
// shrink all of it; every row that the main part leaves out stands in the annex. The first sheet suffices for the manager: it holds everything up to the
// signatures, and of the key figures none with a target is left out while one without is shown.
const path = require('path');
const { chromium } = require('playwright-core');
const sites = JSON.parse(process.argv[2]);
const results = [];
const ok = (good, name, detail) => {
  results.push(good);
  console.log(`${good ? 'ok' : 'not ok'} ${results.length} - ${name}`);
  if (!good) detail.slice(0, 12).forEach(line => console.log('# ' + line));
};

const A4 = { width: Math.round((210 - 22 - 14) / 25.4 * 96), height: Math.round((297 - 12 - 14) / 25.4 * 96) };   // inside the margins of report.css
// Skia writes the objects of pages as they are.
const pages = pdf => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) || []).length;

// In the page, as printed: what sticks out, and the rows of the main part that stand nowhere on paper.
function look(width) {
  const wide = [...document.querySelectorAll('.report *')].filter(node => node.getBoundingClientRect().right > width + 1 && !node.closest('svg'))
    .map(node => `${node.tagName} ${node.className} in ${node.closest('section')?.id}: ${Math.round(node.getBoundingClientRect().right)} px`);
  const text = row => [...row.cells].map(cell => cell.textContent.trim()).join('|');
  const annex = new Set([...document.querySelectorAll('.annex tr')].filter(row => row.offsetHeight > 0).map(text));
  const lost = [...document.querySelectorAll('.report tr.beyond')].filter(row => !annex.has(text(row))).map(text);
  const figures = [...document.querySelectorAll('#figures tbody tr')], target = row => row.querySelector('.target')?.textContent.trim();
  const idle = figures.some(row => !row.classList.contains('beyond') && !target(row));
  if (figures.length && !figures.some(target)) return { wide, lost, missed: ['no key figure has a target'] };
  const missed = figures.filter(row => row.classList.contains('beyond') && target(row) && idle).map(text);
  return { wide, lost, missed };
}

async function check(tab, site, page, limit, title) {
  await tab.goto('file://' + encodeURI(path.join(site, page)), { waitUntil: 'load' });
  await tab.emulateMedia({ media: 'print' });
  const found = await tab.evaluate(look, A4.width);
  ok(!found.wide.length, `${title}: nothing is wider than the paper`, found.wide);
  ok(!found.lost.length, `${title}: what the main part cuts stands in the annex`, found.lost);
  ok(!found.missed.length, `${title}: every target stands on the first page`, found.missed);
  const whole = pages(await tab.pdf({ preferCSSPageSize: true }));
  await tab.evaluate(() => document.querySelectorAll('.annex').forEach(node => node.remove()));
  const main = pages(await tab.pdf({ preferCSSPageSize: true }));
  ok(main >= 1 && main <= limit, `${title}: the main part takes ${limit} at most`, [`${main} pages, with the annex ${whole}`]);
  ok(whole > main, `${title}: the annex begins a page`, [`${main} pages, with the annex ${whole}`]);
  await tab.evaluate(() => {
    const last = document.querySelector('.report .signatures');
    [...document.querySelectorAll('.report *')].filter(node => last.compareDocumentPosition(node) === Node.DOCUMENT_POSITION_FOLLOWING).forEach(node => node.remove());
  });
  const first = pages(await tab.pdf({ preferCSSPageSize: true }));
  ok(first === 1, `${title}: up to the signatures it takes one page`, [`${first} pages`]);
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'] });
  const tab = await browser.newPage({ viewport: A4 });
  for (const [name, site, reports] of sites)
    for (const [page, limit] of Object.entries(reports)) await check(tab, site, page, limit, `${name}: ${page}`);
  await browser.close();
  console.log(`1..${results.length}`);
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch(problem => { console.log('Bail out! ' + problem.message.split('\n')[0]); process.exit(1); });
