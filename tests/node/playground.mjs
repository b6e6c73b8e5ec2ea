// One conversation with CoachBot in Microsoft's Agents Playground, in Chromium, with authentication on:
//   dotnet build ../../src/CoachBot && node playground.mjs [folder for screenshots]
// This program stands in for the Bot Framework: it publishes a signing key, signs what the Playground sends,
// issues the bot's token and lets nothing reach the Playground without it. Nothing leaves this machine.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(here, '../../artifacts/playground'));
fs.mkdirSync(out, { recursive: true });
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'coachbot-playground-'));
const appId = '22222222-2222-4222-8222-222222222222';
const base = Number(process.env.PORT ?? 42150);
const port = { playground: base, toBot: base + 1, fromBot: base + 2, authority: base + 3, bot: base + 4 };
const local = n => `http://localhost:${n}`;
const connector = `${local(port.fromBot)}/_connector`;
const wire = [];
const children = [];
const servers = [];
const keys = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
const botToken = crypto.randomUUID();
const encode = value => Buffer.from(JSON.stringify(value)).toString('base64url');

try {
  await serve(port.authority, authority);
  await serve(port.toBot, (request, body) => forward(request, body, port.bot, { authorization: `Bearer ${sign()}` }));
  await serve(port.fromBot, (request, body) => request.headers.authorization === `Bearer ${botToken}` ? forward(request, body, port.playground) : { status: 401 });
  startBot();
  startPlayground();
  await until(async () => (await fetch(`${local(port.bot)}/health/ready`)).ok, 'the bot started');
  await until(async () => (await fetch(`${local(port.playground)}/_debug/ping`)).ok, 'the Playground started');
  await talk();
  assert.ok(wire.filter(w => w.port === port.bot && w.method === 'POST').every(w => w.status === 200), 'the bot took every activity');
  console.log(`The conversation went as it should; screenshots are in ${out}.`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  for (const child of children) child.kill();
  for (const server of servers) { server.closeAllConnections(); server.close(); }
}

async function talk() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  let page;
  try {
    page = await browser.newPage({ viewport: { width: 1400, height: 1400 } });
    page.setDefaultTimeout(15_000);
    await page.route(url => url.hostname !== 'localhost', route => route.abort());
    await page.goto(local(port.playground), { waitUntil: 'domcontentloaded', timeout: 60_000 });
    const box = page.locator('[role=textbox][data-lexical-editor=true]').last();
    await box.waitFor({ timeout: 60_000 });
    const sees = async text => { await page.getByText(text).last().waitFor(); };
    const shot = name => page.screenshot({ path: path.join(out, `${name}.png`) });
    const say = async text => { await box.click(); await page.keyboard.insertText(text); await page.waitForTimeout(100); await page.keyboard.press('Enter'); };
    const verdicts = text => page.getByText(text).count();
    const answers = async (verdict, pairs) => { // each answer is given once its question is the last thing said
      const before = await verdicts(verdict);
      for (const [question, answer] of pairs) {
        await until(async () => (await page.locator('.ac-adaptiveCard').last().innerText()).includes(question), `the question “${question}”`);
        await say(answer);
      }
      await until(async () => await verdicts(verdict) > before, 'the typed talk reached its verdict');
    };
    const press = async verdict => {
      const before = await verdicts(verdict);
      await button('Get the verdict').click();
      await until(async () => await verdicts(verdict) > before, 'the form reached its verdict');
    };
    const button = title => page.locator('.ac-adaptiveCard').getByRole('button', { name: title, exact: true }).last();

    await sees('Hello, I\'m CoachBot'); // installed
    await page.waitForTimeout(500);
    assert.equal(await page.getByText('Hello, I\'m CoachBot').count(), 1, 'the welcome came once');
    await shot('1-installed');

    await say('menu soft skills');
    await sees('Soft skills');
    await say('1'); // a skill as a form, with an error first
    await sees('Which piece of work is it?');
    await button('Get the verdict').click();
    await sees('This one is needed');
    await page.locator('.ac-adaptiveCard').getByLabel('Which piece of work is it?').last().fill('the *monthly* [patch](http://example.com) report');
    await page.locator('.ac-adaptiveCard').getByLabel('Whom do you have in mind?').last().fill('a'.repeat(30) + ' ' + 'b'.repeat(40)); // no name: the bot refuses it beside the field
    await button('Get the verdict').click();
    await sees('A name or a role is enough here');
    await shot('2-form-error');
    await page.locator('.ac-adaptiveCard').getByLabel('Whom do you have in mind?').last().fill('Ana');
    await button('Get the verdict').click();
    await sees('I\'d lean towards');
    assert.equal(await page.locator('.ac-adaptiveCard a', { hasText: 'patch' }).count(), 0, 'typed words are no link');
    assert.equal(await button('Get the verdict').count(), 0, 'a sent form cannot be pressed again');
    await shot('3-verdict');

    await say('should I hand the patching over to Ana? She is brand new to this'); // the same by typing
    await answers('I\'d lean towards', [['Is it right?', 'yes'], ['Whose work is this', '1'], ['have time for it', 'yes'], ['How much harm', '3'], ['how hard is it to undo', 'easy to undo'],
      ['Who would notice', 'only our team'], ['When is it due', 'in 2 weeks']]);
    await shot('4-delegate-typed');

    await say('menu soft skills');
    await say('2'); // a decision by form
    await sees('Which decision is it?');
    await page.locator('.ac-adaptiveCard').getByLabel('Which decision is it?').last().fill('Which tool manages our phones');
    await press('I\'d lean towards');
    await shot('5-decide-form');

    await say('Carla from finance is furious about the outage, she wrote: "you never reply"'); // a complaint by typing
    await answers('I\'d lean towards', [['Is it right?', 'yes'], ['What is it about?', 'our service'], ['How badly does it hold them up', 'slowed down'], ['whose doing was it?', 'ours'],
      ['How many people does it touch?', 'a team'], ['How often has this same issue come up', 'once']]);
    await shot('6-complaint-typed');

    await invoke('composeExtension/fetchTask', { commandId: 'coachThis', commandContext: 'message', messagePayload: { body: { contentType: 'html', content: '<p>Who should own the backup checks? I could give them to Ana.</p>' } } });
    assert.match(JSON.stringify(wire.at(-1).answer), /backup checks/, 'the dialog quotes the message');
    await say('weekly now');
    await sees('This week\'s ten minutes');
    await shot('7-weekly');
    await say('stop');
    await sees('I will not write first any more');
    await shot('8-stopped');
  } catch (error) {
    await page?.screenshot({ path: path.join(out, 'failed.png') });
    throw error;
  } finally {
    await browser.close();
  }
}

async function invoke(name, value) {
  const { config } = await (await fetch(`${local(port.playground)}/_internal/v1/testConfig`)).json();
  const answer = await fetch(`${local(port.playground)}/_conversation/v1/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: { id: config.personalChat.id }, from: { id: config.currentUser.id }, name, value }),
  });
  assert.ok(answer.ok, `${name} was taken`);
}

function startBot() {
  const settings = {
    ASPNETCORE_ENVIRONMENT: 'Production',
    ASPNETCORE_URLS: local(port.bot),
    Storage__ConnectionString: `Data Source=${path.join(temporary, 'coachbot.db')}`,
    Teams__AppId: appId,
    Teams__AppPassword: 'not-a-secret',
    Teams__OpenIdMetadata: `${local(port.authority)}/openid`,
    Teams__TokenEndpoint: `${local(port.authority)}/token`,
    Teams__AllowedServiceUrls: connector,
  };
  start('dotnet', [path.join(here, '../../src/CoachBot/bin/Debug/net10.0/CoachBot.dll')], settings);
}

function startPlayground() {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json')), 'cli.js');
  start(process.execPath, [cli, 'start', '-e', `${local(port.toBot)}/api/messages`, '-c', 'msteams', '-p', `${port.playground}`, '--service-url', connector, '--disable-telemetry'],
    { TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: path.join(temporary, 'playground.log') });
}

function start(command, args, settings) {
  const log = fs.openSync(path.join(out, `${path.basename(command)}-${children.length}.log`), 'w');
  children.push(spawn(command, args, { cwd: temporary, env: { ...process.env, ...settings }, stdio: ['ignore', log, log] }));
}

function authority(request) {
  if (request.url === '/openid') return { body: { issuer: 'https://api.botframework.com', jwks_uri: `${local(port.authority)}/keys` } };
  if (request.url === '/keys') return { body: { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'playground', endorsements: ['msteams'] }] } };
  return { body: { token_type: 'Bearer', expires_in: 3599, access_token: botToken } };
}

function sign() {
  const now = Math.floor(Date.now() / 1000);
  const head = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'playground' })}.${encode({ iss: 'https://api.botframework.com', aud: appId, serviceurl: connector, nbf: now - 60, exp: now + 3600 })}`;
  return `${head}.${crypto.sign('RSA-SHA256', Buffer.from(head), keys.privateKey).toString('base64url')}`;
}

async function forward(request, body, to, headers = {}) {
  const answer = await fetch(local(to) + request.url, {
    method: request.method,
    headers: { 'content-type': 'application/json', ...headers },
    body: ['GET', 'HEAD'].includes(request.method) ? undefined : body,
  });
  const text = await answer.text();
  const parsed = text.startsWith('{') ? JSON.parse(text) : null;
  wire.push({ port: to, method: request.method, path: request.url, status: answer.status, answer: parsed });
  return { status: answer.status, body: parsed };
}

function serve(at, answer) {
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status = 200, body } = await Promise.resolve(answer(request, Buffer.concat(chunks))).catch(() => ({ status: 502 }));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body ? JSON.stringify(body) : '');
  });
  servers.push(server);
  return new Promise((listening, failed) => server.on('error', failed).listen(at, 'localhost', listening));
}

async function until(ask, what) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    try { if (await ask()) return; } catch (error) { if (error.code === 'ERR_ASSERTION') throw error; } // not listening yet
    await new Promise(later => setTimeout(later, 250));
  }
  throw new Error(`This did not happen within a minute: ${what}`);
}
