import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import type { Connection } from '../../../src/greengrass/ports/connection';
import { temporaryHome, type TemporaryHome } from './profiles/temporaryHome';

const { signal } = new AbortController();

describe('a server with an untrusted certificate', () => {
  let home: TemporaryHome;
  let server: Server;
  let prompts: number;
  let connection: Connection | undefined;
  beforeEach(async () => {
    const part = (name: string): Promise<string> => readFile(join(__dirname, 'selfSigned', name), 'utf8');
    const [key, cert] = await Promise.all([part('key.pem'), part('certificate.pem')]);
    prompts = 0;
    server = createServer({ key, cert }, (_request, response) => {
      prompts += 1;
      response.end('{"coreDevices":[]}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  afterEach(async () => {
    connection?.close();
    server.close();
    await home.dispose();
  });

  function url(): string {
    const address = server.address();
    return `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  it("gets no request, and isn't confused with a network failure", async () => {
    home = await temporaryHome({
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_GREENGRASSV2: url(),
    });
    connection = await connect({ profile: undefined, region: undefined });
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind: 'certificate' });
    assert.equal(prompts, 0);
  });

  it('is detected when a role is requested, too', async () => {
    home = await temporaryHome({ AWS_ENDPOINT_URL_STS: url() });
    const role = 'role_arn = arn:aws:iam::123456789012:role/operator\nsource_profile = base\n';
    const base = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n';
    await home.write('.aws/config', `[profile operator]\nregion = eu-west-1\n${role}${base}`);
    connection = await connect({ profile: 'operator', region: undefined });
    await assert.rejects(connection.source.listCoreDevices(undefined, signal), { kind: 'certificate' });
    assert.equal(prompts, 0);
  });
});
