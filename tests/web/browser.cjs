// Opens pages of a built site from file:// in headless Chromium and prints TAP.
//   node browser.cjs SITE PAGE …
// For each page: nothing is loaded from outside, no script error, nothing wider than the window on a desktop and on a phone,
// no WCAG A/AA violation in light and in dark mode, all of it readable without JavaScript.
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const site = path.resolve(process.argv[2]);
const pages = process.argv.slice(3);
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

async function show(tab, page) {
  tab.outside = [];
  tab.mistakes = [];
  await tab.goto('file://' + encodeURI(path.join(site, page)), { waitUntil: 'load' });
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

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'] });
  const windows = { desktop: await open(browser, { viewport: { width: 1280, height: 900 } }),
                    dark: await open(browser, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }),
                    phone: await open(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false }) };
  for (const page of pages) await check(windows, page);
  await browser.close();
  console.log(`1..${results.length}`);
  process.exit(results.every(Boolean) ? 0 : 1);
})().catch(e => { console.log('Bail out! ' + e); process.exit(1); });
