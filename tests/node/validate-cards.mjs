// Holds Adaptive Cards to the 1.5 schema and to Microsoft's own renderer: node validate-cards.mjs [folder]
// The folder is written by TeamsCardTests; without one it is artifacts/teams-cards. Exits 1 when a card has a finding.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { JSDOM } from 'jsdom';
import MarkdownIt from 'markdown-it';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? path.join(here, '../../artifacts/teams-cards');
const files = fs.readdirSync(folder).filter(f => f.endsWith('.json')).sort();
const teamsOnly = /^Chart\./; // drawn by Teams, unknown to the public schema and renderer; allowed with a fallback

const { window } = new JSDOM('<!doctype html><body></body>');
globalThis.window = window;
globalThis.document = window.document;
for (const name of Object.getOwnPropertyNames(window)) if (/^(HTML|SVG)|^(Node|Element|Event|MouseEvent|KeyboardEvent|DOMParser)$/.test(name)) globalThis[name] ??= window[name];
Object.defineProperty(window.HTMLElement.prototype, 'innerText', { get() { return this.textContent; }, set(text) { this.textContent = text; } }); // the renderer writes text runs with it, jsdom has none
const AdaptiveCards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const markdown = new MarkdownIt();
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };

const valid = compile();
let failed = 0;
for (const file of files) {
  const card = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const findings = [...limits(card), ...rendered(card), ...schema(card)];
  if (findings.length === 0) continue;
  failed++;
  console.log(`FAIL ${file}`);
  for (const finding of findings) console.log(`     ${finding}`);
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || files.length === 0 ? 1 : 0);

function limits(card) {
  const findings = [];
  if (card.version !== '1.5') findings.push(`version is ${card.version}`);
  if (!card.fallbackText) findings.push('fallbackText is missing');
  if (card.msteams?.width !== 'full') findings.push('width is not full');
  if (Buffer.byteLength(JSON.stringify(card)) > 28 * 1024) findings.push('larger than 28 KB');
  walk(card, element => {
    if (element.type === 'Action.ShowCard') findings.push('ShowCard cannot be reached by keyboard in Teams');
    if (element.type?.startsWith('Input.') && !element.label) findings.push(`${element.id} has no label`);
    if (element.isRequired && !element.label.includes('(required)') && element.id !== 'pick') findings.push(`${element.id} does not say that it is required`);
    if (teamsOnly.test(element.type ?? '') && !element.fallback) findings.push(`${element.type} has no fallback`);
  });
  return findings;
}

function rendered(json) {
  const card = new AdaptiveCards.AdaptiveCard();
  const context = new AdaptiveCards.SerializationContext();
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  events.push(...card.validateProperties().validationEvents.map(e => e.message));
  const html = card.render();
  if (!html?.textContent.trim()) events.push('nothing readable was drawn');
  return events.filter(message => !teamsOnly.test(/Unknown element type "([^"]+)"/.exec(message)?.[1] ?? '')).map(m => `renderer: ${m}`);
}

function schema(card) {
  const { msteams, ...rest } = card;
  const known = JSON.parse(JSON.stringify(rest, (_, value) => Array.isArray(value) ? value.filter(v => !teamsOnly.test(v?.type ?? '')) : value));
  return valid(known) ? [] : valid.errors.filter(e => !['anyOf', 'oneOf', 'enum', 'const'].includes(e.keyword)).slice(0, 3).map(e => `schema: ${e.instancePath} ${e.message}`).concat('schema: not valid');
}

/** The published file predates the draft it is read with: its "id" and boolean "required" are left out. */
function compile() {
  const { id, $schema, ...raw } = JSON.parse(fs.readFileSync(path.join(here, 'schemas/adaptive-card-1.5.0.json'), 'utf8').replace(/^\uFEFF/, ''));
  const readable = JSON.parse(JSON.stringify(raw, (key, value) => key === 'required' && !Array.isArray(value) ? undefined : value));
  return new Ajv({ strict: false, allErrors: true, validateSchema: false, formats: { uri: true, 'uri-reference': true } }).compile(readable);
}

function walk(node, see) {
  if (Array.isArray(node)) for (const item of node) walk(item, see);
  else if (node && typeof node === 'object') { see(node); for (const [key, value] of Object.entries(node)) if (key !== 'data') walk(value, see); }
}
