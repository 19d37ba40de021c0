// Prints reports on A4 in headless Chromium and prints TAP.
//   node paper.cjs '[["NAME", "SITE", {"PAGE": PAGES, …}], …]'      of a poster the number of places that its first award has, not of pages
// Of each page of each site: its main part (what stands before the annex) takes no more than PAGES sheets; nothing is wider than the paper, or Chromium would
// shrink all of it; every row that the main part leaves out stands in the annex. The first sheet suffices for the manager: it holds everything up to the
// signatures, and of the key figures none with a target is left out while one without is shown. No number and no word in a table is broken. On a desktop
// window the key figures stand there without scrolling. No sheet ends with a heading or the head of a table, none has a single row of a longer table,
// none of a longer report begins with the notes of the table before.
// A page of print/poster/ is one sheet: its date stands on it and all is inside its frame.
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
const objects = pdf => new Map([...pdf.toString('latin1').matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map(([, id, text]) => [id, text]));
const references = text => [...(text ?? '').matchAll(/(\d+) 0 R/g)].map(([, id]) => id);

// In the page, as printed: the first words of each heading, head, row, paragraph and item become a link, whose place the PDF tells. What each is, by its number.
function mark() {
  const marks = [];
  for (const node of document.querySelectorAll('.report :is(h2, h3, caption, figcaption, tr, p, li, dt)')) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT, text => text.data.trim() && text.parentElement.closest('.hidden, svg') === null ? 1 : 3);
    if (!node.getClientRects().length || node.closest('.hidden, svg') || !texts.nextNode()) continue;
    const text = texts.currentNode, link = text.parentElement.closest('a') ?? document.createElement('a');
    if (!link.isConnected) { text.before(link); link.append(text); }
    link.href = `https://mark/${marks.length}`;
    const kind = node.matches('thead tr') ? 'head' : node.matches('tr') ? 'row' : node.matches('h2, h3, caption') && !node.closest('.unwritten') ? 'heading'
      : node.matches('.report:not(.report-daily, .report-weekly) .table-wrapper + :is(.note, .left-out)') ? 'note' : 'text';
    const table = node.closest('table');
    marks.push({ kind, text: node.textContent.trim().slice(0, 40), table: kind === 'row' ? [...document.querySelectorAll('table')].indexOf(table) : -1 });
  }
  return marks;
}

// For each sheet the marks on it.
function sheetsOf(pdf) {
  const all = objects(pdf);
  const kids = id => /\/Type\s*\/Pages\b/.test(all.get(id)) ? references(all.get(id).match(/\/Kids\s*\[[^\]]*/)[0]).flatMap(kids) : [id];
  const [root] = [...all.values()].filter(text => /\/Type\s*\/Catalog\b/.test(text)).map(text => text.match(/\/Pages (\d+)/)[1]);
  return kids(root).map(id => references(all.get(id).match(/\/Annots\s*\[[^\]]*/)?.[0]).map(link => all.get(link).match(/https:\/\/mark\/(\d+)/)?.[1]).filter(n => n).map(Number));
}

// What stands badly at the foot or the top of a sheet.
function badBreaks(pdf, marks) {
  const faults = [], sheets = sheetsOf(pdf).map(numbers => [...new Set(numbers)].sort((a, b) => a - b));
  if (sheets.flat().length < marks.length / 2) return [`only ${sheets.flat().length} of ${marks.length} marks are in the file`];
  sheets.slice(0, -1).forEach((numbers, n) => {
    const last = marks[numbers[numbers.length - 1]];
    if (last && (last.kind === 'head' || last.kind === 'heading')) faults.push(`sheet ${n + 1} ends with the ${last.kind} "${last.text}"`);
    const first = marks[sheets[n + 1][0]];
    if (first?.kind === 'note') faults.push(`sheet ${n + 2} begins with the note "${first.text}"`);
  });
  const rows = marks.map((each, number) => ({ ...each, sheet: sheets.findIndex(numbers => numbers.includes(number)) })).filter(each => each.kind === 'row' && each.sheet >= 0);
  for (const table of new Set(rows.map(row => row.table))) {
    const own = rows.filter(row => row.table === table), on = sheet => own.filter(row => row.sheet === sheet);
    for (const end of [own[0], own[own.length - 1]]) if (own.length > 3 && on(end.sheet).length === 1) faults.push(`on sheet ${end.sheet + 1} the row "${end.text}" stands alone`);
  }
  return faults;
}
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

// Words and numbers of tables that stand in two lines.
function broken() {
  const found = new Set(), texts = document.createTreeWalker(document.querySelector('.report'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, cell = text.parentElement.closest('th, td');
    if (!cell?.offsetHeight || text.parentElement.closest('.annex, .hidden')) continue;
    for (const word of text.data.matchAll(/[\p{Script=Latin}\d.,%+\u2212]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].filter(box => box.width > 0).map(box => Math.round(box.top))).size > 1) found.add(`${word[0]} in ${cell.closest('section').id}`);
    }
  }
  return [...found];
}

// By how much the table of key figures is wider than its place, on the screen of a desktop.
async function scrolled(tab) {
  await tab.emulateMedia({ media: 'screen' });
  await tab.setViewportSize({ width: 1280, height: 900 });
  const wide = await tab.evaluate(() => [...document.querySelectorAll('.table-wrapper:has(> .figures)')].map(node => node.scrollWidth - node.clientWidth).filter(n => n > 0));
  await tab.setViewportSize(A4);
  await tab.emulateMedia({ media: 'print' });
  return wide;
}

// In the page: what sticks out of the poster, or is cut.
function posterFaults() {
  const poster = document.querySelector('.poster'), frame = poster.getBoundingClientRect();
  const out = [...poster.querySelectorAll('*')].filter(node => { const box = node.getBoundingClientRect(); return box.right > frame.right + 1 || box.bottom > frame.bottom + 1; })
    .concat([...poster.querySelectorAll('*')].filter(node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflow !== 'visible')).map(node => `${node.tagName} ${node.className} sticks out`);
  return poster.querySelector('footer').textContent.trim() && poster.querySelectorAll('.poster-awards li').length ? out : [...out, 'no date, or no winner'];
}

async function checkPoster(tab, site, page, names, title) {
  await tab.goto('file://' + encodeURI(path.join(site, page)), { waitUntil: 'load' });
  await tab.emulateMedia({ media: 'print' });
  const sheets = pages(await tab.pdf({ preferCSSPageSize: true })), faults = await tab.evaluate(posterFaults);
  ok(sheets === 1, `${title}: one sheet`, [`${sheets} sheets`]);
  ok(!faults.length, `${title}: nothing is cut`, faults);
  const [shown, more] = await tab.evaluate(() => { const first = document.querySelector('.poster-awards article');
    return [first.querySelectorAll('li').length, Number(first.querySelector('.poster-more')?.textContent.match(/\d+/)[0] ?? 0)]; });
  ok(shown + more >= names, `${title}: every place is named or counted`, [`${shown} named, ${more} more, of ${names}`]);
}

async function check(tab, site, page, limit, title) {
  if (page.startsWith('print/poster/')) return checkPoster(tab, site, page, limit, title);
  await tab.goto('file://' + encodeURI(path.join(site, page)), { waitUntil: 'load' });
  await tab.emulateMedia({ media: 'print' });
  const found = await tab.evaluate(look, A4.width);
  ok(!found.wide.length, `${title}: nothing is wider than the paper`, found.wide);
  const words = await tab.evaluate(broken), wide = await scrolled(tab);
  ok(!words.length, `${title}: no word is broken`, words);
  ok(!wide.length, `${title}: the key figures fit a desktop window`, wide.map(pixels => `${pixels} px too wide`));
  ok(!found.lost.length, `${title}: what the main part cuts stands in the annex`, found.lost);
  ok(!found.missed.length, `${title}: every target stands on the first page`, found.missed);
  const marks = await tab.evaluate(mark), file = await tab.pdf({ preferCSSPageSize: true }), whole = pages(file), breaks = badBreaks(file, marks);
  ok(!breaks.length, `${title}: sheets end well`, breaks);
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
