// Drives yaml-language-server as an editor does, with the schemas that `amends schema` prints.
//
//   node editors.mjs SERVER AMENDS DIRECTORY

import {execFileSync, spawn} from 'node:child_process';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [serverPath, amends, directory] = process.argv.slice(2);

// --- the protocol: JSON-RPC with a length before each message --------------------------------------------------------

const settings = {
  yaml: {validate: true, hover: true, completion: true, schemaStore: {enable: false}, format: {enable: false}},
};

class Server {
  constructor(path) {
    this.child = spawn(process.execPath, [resolve(path), '--stdio'], {stdio: ['pipe', 'pipe', 'inherit']});
    this.buffer = Buffer.alloc(0);
    this.number = 0;
    this.waiting = new Map();
    this.diagnostics = new Map();
    this.child.stdout.on('data', (data) => this.receive(data));
  }

  receive(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.handle(message);
    }
  }

  handle(message) {
    if (message.method === 'textDocument/publishDiagnostics') {
      const {uri, diagnostics} = message.params;
      const waiting = this.diagnostics.get(uri);
      if (waiting) waiting(diagnostics);
    } else if (message.method === 'workspace/configuration') {
      this.send({id: message.id, result: message.params.items.map(({section}) => settings[section] ?? {})});
    } else if (message.method !== undefined && message.id !== undefined) {
      this.send({id: message.id, result: null});
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message);
      this.waiting.delete(message.id);
    }
  }

  send(message) {
    const text = JSON.stringify({jsonrpc: '2.0', ...message});
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  notify(method, params) {
    this.send({method, params});
  }

  request(method, params) {
    const id = ++this.number;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`no answer to ${method}`)), 60_000);
      this.waiting.set(id, (message) => {
        clearTimeout(timer);
        if (message.error) fail(new Error(`${method}: ${message.error.message}`));
        else done(message.result);
      });
      this.send({id, method, params});
    });
  }

  // Opens a document and waits for what is said about it.
  open(uri, text) {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`nothing is said about ${uri}`)), 60_000);
      this.diagnostics.set(uri, (found) => {
        clearTimeout(timer);
        this.diagnostics.delete(uri);
        done(found);
      });
      this.notify('textDocument/didOpen', {textDocument: {uri, languageId: 'yaml', version: 1, text}});
    });
  }
}

// --- what an author sees ----------------------------------------------------------------------------------------------

const server = new Server(serverPath);
let failures = 0;
let checks = 0;
let documents = 0;

function expect(condition, what) {
  ++checks;
  if (condition) return;
  ++failures;
  console.log(`FAILED ${what}`);
}

function schema(name, ...words) {
  const path = join(directory, `${name}.schema.json`);
  writeFileSync(path, execFileSync(amends, ['schema', ...words]));
  return pathToFileURL(resolve(path)).href;
}

// `text` under the schema; the cursor stands at the |, which is taken out.
async function document(schemaUri, text) {
  const line = schemaUri === undefined ? '' : `# yaml-language-server: $schema=${schemaUri}\n`;
  const whole = line + text;
  const at = whole.indexOf('|');
  const before = at < 0 ? whole : whole.slice(0, at);
  const uri = pathToFileURL(resolve(directory, `document-${++documents}.yaml`)).href;
  const diagnostics = await server.open(uri, at < 0 ? whole : before + whole.slice(at + 1));
  const lines = before.split('\n');
  return {
    uri,
    diagnostics,
    where: {textDocument: {uri}, position: {line: lines.length - 1, character: lines.at(-1).length}},
  };
}

async function completions(schemaUri, text) {
  const {where} = await document(schemaUri, text);
  const result = await server.request('textDocument/completion', where);
  return (result.items ?? result).map((item) => item.label);
}

async function offers(schemaUri, text, wanted, unwanted = []) {
  const labels = await completions(schemaUri, text);
  for (const label of wanted) expect(labels.includes(label), `${JSON.stringify(text)} offers ${label}: ${labels}`);
  for (const label of unwanted) expect(!labels.includes(label), `${JSON.stringify(text)} does not offer ${label}`);
}

async function explains(schemaUri, text, wanted) {
  const {where} = await document(schemaUri, text);
  const result = await server.request('textDocument/hover', where);
  const contents = result?.contents;
  const shown = (typeof contents === 'string' ? contents : (contents?.value ?? '')).replaceAll('\\', '').replaceAll('&nbsp;', ' ');
  expect(shown.includes(wanted), `${JSON.stringify(text)} explains: ${wanted}\n  but says: ${shown}`);
}

async function complains(schemaUri, text, line, message) {
  const {diagnostics} = await document(schemaUri, text);
  const found = diagnostics.some((d) => d.range.start.line === line && d.message.includes(message));
  expect(found, `${JSON.stringify(text)} complains in line ${line} of ${message}: ${JSON.stringify(diagnostics.map((d) => [d.range.start.line, d.message]))}`);
}

async function isFine(schemaUri, path) {
  const {diagnostics} = await document(schemaUri, '|' + readFileSync(path, 'utf8'));  // the cursor at the beginning
  expect(diagnostics.length === 0, `${path} is fine: ${JSON.stringify(diagnostics.map((d) => [d.range.start.line, d.message]))}`);
}

// The doc of a key, from the page that is written from the same table.
function doc(block, key) {
  const page = readFileSync('docs/language.md', 'utf8');
  const section = page.slice(page.indexOf(`\n### ${block}\n`));
  const row = section.split('\n').find((line) => line.startsWith(`| \`${key}\``));
  return row.split(' | ')[2].replace(/ (Otherwise|Example): .*/s, '').replace(/ \|$/, '');
}

async function policies() {
  const of = schema('policy', 'policy');
  const header = 'amends: 1\npolicy: p\n';
  await offers(of, `${header}|`, ['steps', 'rules', 'severity', 'empowerment', 'extends'], ['amends', 'policy']);
  await offers(of, `${header}steps:\n  visit:\n    |`, ['title', 'chance', 'costs', 'demands', 'ends', 'at_most']);
  await offers(of, `${header}steps:\n  visit:\n    title: x\n    |\n    chance: 1\n`, ['costs'], ['title', 'chance']);
  await offers(of, `${header}steps:\n  visit:\n    ends: |`, ['hand_over', 'refuse']);
  await offers(of, `${header}rules:\n  - |`, ['never', 'must', 'ask_first', 'when', 'because']);
  await offers(of, `${header}empowerment:\n  caps:\n    - per: |`, ['customer', 'case']);
  await offers(of, `${header}remedies:\n  apology:\n    owed: |`, ['true', 'false']);
  await offers(of, `${header}facts:\n  spare: |`, ['bool', 'money', 'duration']);
  await offers(of, `${header}facts:\n  spare:\n    type: |`, ['bool', 'money', 'duration']);
  await offers(of, `${header}plan: |`, ['expected']);
  await offers(of, `${header}extends: base.yaml\nsteps:\n  visit:\n    ends: |`, ['hand_over', 'refuse']);
  await offers(of, `${header}steps:\n  visit:\n    chance:\n      - |`, ['when', 'is', 'because']);
  await explains(of, `${header}steps:\n  visit:\n    cha|nce: 1\n`, doc('A step', 'chance'));
  await explains(of, `${header}toler|ance: {hours: 1}\n`, doc('A policy', 'tolerance'));
  await explains(of, `${header}memory:\n  halves_|every: 3 days\n`, doc('The memory', 'halves_every'));
  await complains(of, `${header}steps:\n  visit:\n    chanse: 1\n`, 5, 'chanse');
  await complains(of, `${header}stepps: {}\n`, 3, 'stepps');
  await complains(of, `${header}steps:\n  visit:\n    ends: handover\n`, 5, 'hand_over');
  await complains(of, `${header}burdens:\n  visit:\n    hours: 1\n`, 4, 'unit');
  for (const name of readdirSync('policies'))
    if (/\.yaml$/.test(name) && !/_test\.yaml$/.test(name)) await isFine(of, join('policies', name));
}

async function scenarios() {
  const of = schema('scenarios', 'scenarios', '--policy', 'policies/computer-repair.yaml');
  const begin = 'scenarios:\n  - name: x\n';
  await offers(of, '|', ['policy', 'now', 'cases', 'scenarios']);
  await offers(of, `${begin}    |`, ['given', 'expect', 'rows', 'change']);
  await offers(of, `${begin}    expect:\n      |`, ['step', 'severity', 'ask_first', 'burden.borne', 'remedies']);
  await offers(of, `${begin}    expect:\n      severity: |`, ['routine', 'elevated', 'serious', 'critical']);
  await offers(of, `${begin}    expect:\n      step: |`, ['home_visit', 'replace', 'refund']);
  await offers(of, `${begin}    expect:\n      options:\n        |`, ['home_visit', 'depot_repair']);
  await offers(of, `${begin}    given:\n      |`, ['spare_computer', 'product', 'extends', 'attempts']);
  await explains(of, `${begin}    giv|en: a\n`, 'The case: a name from `cases`, or facts, which may extend one.');
  await explains(of, `${begin}    given:\n      spare_|computer: true\n`, 'Do you have another computer you can work on?');
  await complains(of, `${begin}    expects: {}\n`, 3, 'expects');
  await complains(of, `${begin}    given: {spare_computr: true}\n`, 3, 'spare_computr');
  await complains(of, `${begin}    expect:\n      options.home_vist.hours: 1\n`, 4, 'home_vist');
  for (const name of readdirSync('policies'))
    if (/_test\.yaml$/.test(name)) {
      const policy = join('policies', name.replace('_test.yaml', '.yaml'));
      await isFine(schema(name, 'scenarios', '--policy', policy), join('policies', name));
    }
  const general = schema('any-scenarios', 'scenarios');
  await offers(general, `${begin}    |`, ['given', 'expect', 'rows']);
}

async function cases() {
  const of = schema('case', 'case', '--policy', 'policies/computer-repair.yaml');
  await offers(of, '|', ['spare_computer', 'product', 'problem', 'attempts'], ['signals', 'trust']);
  await offers(of, 'product:\n  role: |', ['convenience', 'livelihood', 'safety']);
  await offers(of, 'attempts:\n  - |', ['step', 'at', 'outcome']);
  await offers(of, 'attempts:\n  - outcome: |', ['fixed', 'worsened', 'pending']);
  await offers(of, 'attempts:\n  - step: |', ['home_visit', 'depot_repair']);
  await explains(of, 'spare_com|puter: true\n', 'Do you have another computer you can work on?');
  await complains(of, 'spare_computr: true\n', 1, 'spare_computr');
  await complains(of, 'product: {role: hobby}\n', 1, 'livelihood');
  const schemas = new Map();
  for (const name of readdirSync('policies/demo').filter((file) => file.endsWith('.yaml'))) {
    const policy = name.split('.')[0];
    if (!schemas.has(policy)) schemas.set(policy, schema(`case-${policy}`, 'case', '--policy', `policies/${policy}.yaml`));
    await isFine(schemas.get(policy), join('policies/demo', name));
  }
}

await server.request('initialize', {
  processId: process.pid,
  rootUri: pathToFileURL(process.cwd()).href,
  capabilities: {
    workspace: {configuration: true},
    textDocument: {completion: {completionItem: {documentationFormat: ['markdown']}}, hover: {contentFormat: ['markdown']}},
  },
});
server.notify('initialized', {});
server.notify('workspace/didChangeConfiguration', {settings});
await policies();
await scenarios();
await cases();
await server.request('shutdown', null);
server.notify('exit');
console.log(failures === 0 ? `${checks} checks, all fine` : `${failures} of ${checks} checks failed`);
server.child.kill();
process.exit(failures === 0 ? 0 : 1);
