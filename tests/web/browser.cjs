// Opens pages of a built site from file:// in headless Chromium and prints TAP.
//   node browser.cjs SITE PAGE … [-- SITE NOTICE PAGE … [-- REPORT …]]
// For each page: nothing is loaded from outside, no script error, nothing wider than the window on a desktop and on a phone,
// no WCAG A/AA violation in light and in dark mode, all of it readable without JavaScript. For each page after "--", of an edition with
// a notice: it is read at the top without scrolling, however wide the window. For each report (a file) after the next "--": on phones of three widths a wide table
// is read without scrolling sideways: its rows are cards, every cell with its column's name, and for who hears the page it is still a table.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const words = process.argv.slice(2);
const groups = [[]];
words.forEach(word => { if (word === '--') groups.push([]); else groups[groups.length - 1].push(word); });
const [[site, ...pages], [noticeSite, notice, ...noticePages] = [], reports = []] = groups;
const results = [];
const ok = (good, name, detail) => {
  results.push(good);
  console.log(`${good ? 'ok' : 'not ok'} ${results.length} - ${name}`);
  if (!good && detail) console.log(String(detail).split('\n').slice(0, 12).map(l => '# ' + l).join('\n'));
};
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Each way of looking has one window in which page follows page: a new one for every page would cost more than the page itself.
async function open(browser, options) {
  const context = await browser.newContext({ bypassCSP: true, ...options });
  const tab = await context.newPage();
  tab.on('request', r => { if (!/^(file:|data:|blob:|about:)/.test(r.url())) tab.outside.push(r.url()); });
  tab.on('pageerror', e => tab.mistakes.push(String(e)));
  tab.on('console', m => { if (m.type() === 'error') tab.mistakes.push(m.text()); });
  return tab;
}

async function show(tab, page, from = site) {
  tab.outside = [];
  tab.mistakes = [];
  await tab.goto('file://' + encodeURI(path.resolve(from, page)), { waitUntil: 'load' });
}

async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }), TAGS);
  return found.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`);
}

const overflow = tab => tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function check({ desktop, dark, phone }, page) {
  await show(desktop, page);
  ok(desktop.outside.length === 0, `${page}: nothing is loaded from outside`, desktop.outside.join('\n'));
  ok(desktop.mistakes.length === 0, `${page}: no script error`, desktop.mistakes.join('\n'));
  ok(await overflow(desktop) <= 0, `${page}: nothing is wider than a desktop window`);
  const light = await violations(desktop);
  ok(light.length === 0, `${page}: no accessibility violation in light mode`, light.join('\n'));
  await show(dark, page);
  const inDark = await violations(dark);
  ok(inDark.length === 0, `${page}: no accessibility violation in dark mode`, inDark.join('\n'));
  await show(phone, page);
  const wide = await overflow(phone);
  ok(wide <= 0, `${page}: nothing is wider than a phone, without scripts`, wide);
}

// What stands over the page's title, is not covered, and says the notice. In no JavaScript of the page: a phone may have none.
const noticeAtTop = text => {
  const node = document.querySelector('.edition-notice');
  if (node?.textContent !== text) return 'the page has no notice';
  const box = node.getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
  if (box.bottom > main.top + 1 || box.bottom > window.innerHeight / 4) return `the notice ends at ${Math.round(box.bottom)} px, the page begins at ${Math.round(main.top)}`;
  return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === node ? '' : 'the notice is covered';
};

async function checkNotice(windows, page) {
  for (const [name, tab] of Object.entries(windows)) {
    await show(tab, page, noticeSite);
    const fault = await tab.evaluate(noticeAtTop, notice);
    ok(!fault, `${page}: the edition's notice is read at the top, ${name}`, fault);
  }
}

// Of the tables whose rows are cards: what scrolls or sticks out, which cell is without its column's name (or with another's), what cannot be seen.
const cardFaults = () => {
  const faults = [];
  for (const table of [...document.querySelectorAll('.report .as-cards, #figures table')].filter(table => !table.closest('.on-paper'))) {
    const place = table.closest('section').id, box = table.parentElement;
    if (box.scrollWidth > box.clientWidth) faults.push(`${place}: ${box.scrollWidth - box.clientWidth} px to scroll sideways`);
    const heads = [...table.tHead.rows[0].cells].map(head => head.textContent.trim());
    for (const row of [...table.tBodies].flatMap(body => [...body.rows])) for (const cell of row.cells) {
      const name = heads[cell.cellIndex], text = cell.textContent.trim(), bounds = cell.getBoundingClientRect();
      if ('label' in cell.dataset && !name.startsWith(cell.dataset.label)) faults.push(`${place}: ${cell.dataset.label} is written before a cell of ${name}`);
      if (text && !(bounds.width > 0 && bounds.height > 0 && bounds.right <= window.innerWidth)) faults.push(`${place}: ${text} of ${name} cannot be read`);
    }
  }
  const figures = document.querySelector('#figures');
  if (!figures) return ['there are no key figures'];
  figures.querySelectorAll('tbody td:not(.now)').forEach(cell => { if (cell.textContent && !cell.dataset.label) faults.push(`${cell.textContent} has no name`); });
  return faults;
};

// What a screen reader is told of the key figures: as many tables, rows, heads and cells as are written there.
async function heard(tab) {
  const session = await tab.context().newCDPSession(tab);
  const { root } = await session.send('DOM.getDocument'), { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#figures table' });
  const { node: { backendNodeId } } = await session.send('DOM.describeNode', { nodeId });
  const { nodes } = await session.send('Accessibility.getFullAXTree'), byId = new Map(nodes.map(node => [node.nodeId, node]));
  const within = node => node && (node.backendDOMNodeId === backendNodeId || within(byId.get(node.parentId)));
  const count = role => nodes.filter(node => node.role?.value === role && within(node)).length;
  const wanted = await tab.evaluate(() => ['table', 'tr', 'thead th', 'tbody th', 'tbody td:not(:empty)'].map(tag => document.querySelectorAll(`#figures ${tag}`).length));
  await session.detach();
  return [['table', 'row', 'columnheader', 'rowheader', 'cell'].map(count).join(' '), wanted.join(' ')];
}

async function checkReport(tab, page) {
  for (const width of [360, 390, 480]) {
    await tab.setViewportSize({ width, height: 800 });
    await show(tab, page, '');
    const name = `${page.split('/').slice(-4).join('/')}, ${width} px`, faults = await tab.evaluate(cardFaults);
    ok(!faults.length, `${name}: wide tables are cards`, faults.join('\n'));
    const [said, written] = await heard(tab);
    ok(said === written, `${name}: and tables for who hears them`, `${said} instead of ${written}`);
  }
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'] });
  const windows = { desktop: await open(browser, { viewport: { width: 1280, height: 900 } }),
                    dark: await open(browser, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }),
                    phone: await open(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }) };
  for (const page of pages) await check(windows, page);
  const { desktop, phone } = windows, wide = await open(browser, { viewport: { width: 1920, height: 1000 } });
  for (const page of noticePages) await checkNotice({ desktop, wide, phone }, page);
  for (const page of reports) await checkReport(phone, page);
  await browser.close();
  console.log(`1..${results.length}`);
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch(e => { console.log('Bail out! ' + e); process.exit(1); });
