import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { watchCredentials } from '../../../../src/aws/credentials/watchCredentials';
import { temporaryHome, type TemporaryHome } from '../profiles/temporaryHome';

describe('changes of the credentials on this machine', () => {
  let home: TemporaryHome;
  let endWatch: () => void;
  let changes: number;
  let didChange: () => void;
  beforeEach(async () => {
    home = await temporaryHome();
    changes = 0;
    didChange = () => undefined;
    endWatch = () => undefined;
  });
  afterEach(async () => {
    endWatch();
    await home.dispose();
  });

  function watch(): void {
    endWatch = watchCredentials(() => {
      changes += 1;
      didChange();
    });
  }
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      didChange = resolve;
    });

  /** Changes files and waits for the event. */
  async function noticed(act: () => Promise<unknown>): Promise<void> {
    const changed = change();
    await act();
    await changed;
  }

  it('are noticed when a file is written or replaced', async () => {
    await home.write('.aws/credentials', 'a');
    watch();
    await noticed(() => home.write('.aws/credentials', 'b'));
    await home.write('new', 'c');
    await noticed(() => rename(join(home.folder, 'new'), join(home.folder, '.aws', 'credentials')));
    await noticed(() => home.write('.aws/credentials', 'd'));
  });

  it('are noticed in the usual folder if AWS_CONFIG_FILE is empty, and below the home folder', async () => {
    Object.assign(process.env, { AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '~/keys/credentials' });
    await home.write('.aws/config', 'a');
    await home.write('keys/credentials', 'a');
    watch();
    await noticed(() => home.write('.aws/config', 'b'));
    await noticed(() => home.write('keys/credentials', 'b'));
  });

  it('are noticed in new folders, at the first and at later sign-ins', async () => {
    watch();
    await noticed(() => home.write('.aws/sso/cache/token.json', '1'));
    await noticed(() => home.write('.aws/sso/cache/token.json', '2'));
    await noticed(() => home.write('.aws/login/cache/token.json', '1'));
    await noticed(() => home.write('.aws/login/cache/token.json', '2'));
  });

  it('are noticed in a folder that was recreated or replaced', async () => {
    await home.write('.aws/sso/cache/token.json', '1');
    watch();
    await noticed(() => rm(join(home.folder, '.aws'), { recursive: true }));
    await noticed(() => home.write('.aws/sso/cache/token.json', '2'));
    await noticed(() => {
      renameSync(join(home.folder, '.aws/sso/cache'), join(home.folder, 'old'));
      mkdirSync(join(home.folder, '.aws/sso/cache'));
      return Promise.resolve();
    });
    await noticed(() => home.write('.aws/sso/cache/token.json', '3'));
  });

  it('are noticed in the locations from the environment', async () => {
    process.env['AWS_CONFIG_FILE'] = join(home.folder, 'elsewhere', 'config');
    process.env['AWS_LOGIN_CACHE_DIRECTORY'] = join(home.folder, 'logins');
    watch();
    await noticed(() => home.write('elsewhere/config', '1'));
    await noticed(() => home.write('elsewhere/config', '2'));
    await noticed(() => home.write('logins/token.json', '1'));
  });

  it('fire once when a tool writes several files', async () => {
    await home.write('.aws/config', '');
    watch();
    await noticed(() =>
      Promise.all(['config', 'credentials', 'other'].map((name) => home.write(`.aws/${name}`, name))),
    );
    assert.equal(changes, 1);
  });

  it("don't include other changes in the home folder", async () => {
    watch();
    await home.write('notes.txt', 'x');
    // By then, another watch on another folder has reported a later change.
    process.env['AWS_CONFIG_FILE'] = join(home.folder, 'elsewhere', 'config');
    await home.write('elsewhere/config', '');
    const listener = new Promise<() => void>((resolve) => {
      const end = watchCredentials(() => {
        resolve(end);
      });
    });
    await home.write('elsewhere/config', 'x');
    (await listener)();
    assert.equal(changes, 0);
  });
});
