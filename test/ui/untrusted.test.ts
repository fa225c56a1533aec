import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { smallFleet } from '../extension/support/smallFleet';
import { temporaryFolder, type TemporaryFolder } from '../host/temporaryFolder';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';

/** A server of an attacker. It records all requests. */
async function startTrap(): Promise<{ readonly server: Server; readonly url: string; readonly visits: string[] }> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('{}');
  });
  server.on('connect', (request, socket) => {
    visits.push(request.url ?? '');
    socket.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return { server, url: `http://127.0.0.1:${address.port}`, visits };
}

/** Files with which the authors of a folder could redirect requests or start a process. */
function hostileFiles(url: string): Readonly<Record<string, string>> {
  const variables = { AWS_PROFILE: 'trap', AWS_ENDPOINT_URL: url, AWS_CONFIG_FILE: '.aws/config' };
  const settings = {
    'greengrass.profile': 'trap',
    'greengrass.region': 'us-east-1',
    'greengrass.endpoint': url,
    'greengrass.endpointUrl': url,
    'http.proxy': url,
    'http.proxyStrictSSL': false,
    'terminal.integrated.env.linux': variables,
    '[json]': { 'greengrass.profile': 'trap' },
  };
  return {
    '.vscode/settings.json': JSON.stringify(settings),
    '.env': Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    '.aws/config': `[default]\nregion = us-east-1\nendpoint_url = ${url}\ncredential_process = /bin/false\n`,
  };
}

describe('a folder with hostile settings', () => {
  let home: TemporaryFolder;
  let trap: Awaited<ReturnType<typeof startTrap>>;
  let program: OpenProgram;
  let started: string;
  before(async () => {
    home = await temporaryFolder('hostile');
    trap = await startTrap();
    started = join(home.path, 'started');
    const script = join(home.path, 'process.sh');
    const keys = JSON.stringify({ Version: 1, AccessKeyId: 'TRAP', SecretAccessKey: 'trap' });
    await writeFile(script, `touch '${started}'\necho '${keys}'\n`);
    const config = join(home.path, 'config');
    await writeFile(config, `[profile trap]\nregion = us-east-1\ncredential_process = /bin/sh ${script}\n`);
    const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(home.path, 'credentials') };
    program = await openWindow({ fleet: smallFleet, env, files: hostileFiles(trap.url), hasWorkspaceTrust: true });
  });
  after(async () => {
    trap.server.close();
    await program.close();
    await home.remove();
  });

  it("doesn't change the shown fleet while it is untrusted", async () => {
    await program.row('press-2').waitFor();
    await program.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await program.page.locator('.statusbar-item', { hasText: 'default · eu-west-1' }).waitFor();
    await program.expand('press-2');
    await program.row('Deployments (2)').waitFor();
    await program.screenshot('untrusted');
  });

  it('starts no credential process and redirects no request', () => {
    // The simulator rejects signatures for other Regions.
    const { requests } = program.simulator;
    assert.ok(requests.length > 1);
    assert.deepEqual([...new Set(requests.map(({ status }) => status))], [200]);
    assert.equal(existsSync(started), false);
    assert.deepEqual(trap.visits, []);
  });

  it("can't sign in", async () => {
    await program.run('Greengrass: Sign In');
    await program.page.locator('.notification-toast', { hasText: 'works only in a trusted window' }).waitFor();
    assert.equal(await program.page.locator('.terminal-wrapper').count(), 0);
  });

  it('selects the profile and Region once it is trusted, and nothing else', async () => {
    const { page } = program;
    await program.run('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor .monaco-button', { hasText: 'Trust' }).first().click();
    await page.locator('.statusbar-item', { hasText: 'trap · us-east-1' }).waitFor();
    await program.row('AWS rejected the credentials of profile trap').waitFor();
    await program.screenshot('trusted');
    assert.equal(existsSync(started), true);
    assert.deepEqual(trap.visits, []);
  });

  it("can't pass a host as a Region, even once it is trusted", async () => {
    const region = `${trap.url.replace('http://', '')}/#`;
    const settings = JSON.stringify({ 'greengrass.region': region });
    await writeFile(join(program.folder, '.vscode', 'settings.json'), settings);
    await program.row(`${region} isn't a valid Region name`).waitFor();
    assert.deepEqual(trap.visits, []);
  });
});
