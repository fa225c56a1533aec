import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smallFleet } from '../extension/smallFleet';
import { temporaryFolder } from '../host/temporaryFolder';
import { generateFleet } from '../simulator/generateFleet';
import { expiredToken } from '../simulator/faults';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { openProgram } from './openProgram';

const config = `
[profile plant-graz]
region = eu-west-1
sso_session = corp
[profile office]
region = us-east-1
role_arn = arn:aws:iam::123456789012:role/operator
source_profile = plant-graz
`;

describe('a person whose credentials take long', () => {
  it('sees that they are waited for, and can end the wait', async () => {
    const home = await temporaryFolder('slow-profile');
    await mkdir(home.path, { recursive: true });
    const keys = '{"Version":1,"AccessKeyId":"AKIASLOW","SecretAccessKey":"x"}';
    const released = join(home.path, 'released');
    const script = `while [ -d '${home.path}' ] && [ ! -e '${released}' ]; do sleep 0.1; done; echo '${keys}'`;
    await writeFile(join(home.path, 'slow.sh'), script);
    const env = { AWS_CONFIG_FILE: join(home.path, 'config'), AWS_PROFILE: 'slow' };
    const config = `[profile slow]\nregion = eu-west-1\ncredential_process = sh ${join(home.path, 'slow.sh')}\n`;
    await writeFile(env.AWS_CONFIG_FILE, config);
    const program = await openProgram({ fleet: smallFleet, env });
    try {
      const { page } = program;
      const wait = page.locator('.notification-toast', { hasText: 'Waiting for credentials from profile slow…' });
      await wait.waitFor();
      await program.screenshot('waiting-for-credentials');
      await wait.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await program.row('Stopped waiting for credentials from profile slow').waitFor();
      await wait.waitFor({ state: 'detached' });
      await writeFile(released, '');
      await program.row('Stopped waiting for credentials from profile slow').click();
      await program.row('press-2').waitFor();
    } finally {
      await program.close();
      await home.remove();
    }
  });
});

describe('a person with several profiles', () => {
  it('chooses one from the status bar', async () => {
    const home = await temporaryFolder('profiles');
    await mkdir(home.path, { recursive: true });
    const env = { AWS_CONFIG_FILE: join(home.path, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home.path, 'keys') };
    await writeFile(env.AWS_CONFIG_FILE, config);
    await writeFile(env.AWS_SHARED_CREDENTIALS_FILE, '[lab]\naws_access_key_id = AKIALAB\naws_secret_access_key = x\n');
    const program = await openProgram({ fleet: smallFleet, env });
    try {
      await program.row('press-2').waitFor();
      const { page } = program;
      const item = page.locator('.statusbar-item', { hasText: 'default · eu-west-1' });
      const hover = page.locator('.monaco-hover', { hasText: 'Click to select another profile or Region.' });
      for (let isShown = false; !isShown;) {
        await program.leave();
        await item.hover();
        // VS Code shows none for an item that is drawn anew under the pointer, so the pointer comes again.
        isShown = await hover.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
      }
      await item.click();
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.filter({ hasText: 'Select Profile…' }).waitFor();
      await program.accept();
      await rows
        .filter({ hasText: 'plant-graz' })
        .filter({ hasText: 'IAM Identity Center (SSO) · eu-west-1' })
        .waitFor();
      await program.screenshot('select-profile');
      await program.pick('lab');
      await page.locator('.statusbar-item', { hasText: 'lab · eu-west-1' }).waitFor();
      await program.row('press-2').waitFor();
    } finally {
      await program.close();
      await home.remove();
    }
  });

  it('adds a second one, which gets a row of its own', async () => {
    const home = await temporaryFolder('profiles');
    await mkdir(home.path, { recursive: true });
    const office = await startSimulator({ fleet: { ...generateFleet(12), region: 'us-east-1' } });
    const env = { AWS_CONFIG_FILE: join(home.path, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home.path, 'keys') };
    await writeFile(
      env.AWS_SHARED_CREDENTIALS_FILE,
      '[office]\naws_access_key_id = AKIAOFFICE\naws_secret_access_key = x\n',
    );
    const program = await openProgram({ fleet: smallFleet, env: { ...env, AWS_ENDPOINT_URL_GREENGRASSV2: undefined } });
    // Each connection leads to a simulator of its own.
    const section = (profile: string, name: string, { url }: Simulator): string =>
      `[${profile}]\nregion = us-east-1\nservices = ${name}\n[services ${name}]\ngreengrassv2 =\n  endpoint_url = ${url}\n`;
    await writeFile(
      env.AWS_CONFIG_FILE,
      section('default', 'plant', program.simulator) + section('profile office', 'office', office),
    );
    try {
      const { page } = program;
      const input = page.locator('.quick-input-widget input');
      await program.run('Greengrass: Add Connection…');
      await program.pick('office');
      await page.locator('.quick-input-widget input[placeholder^="Select an AWS Region"]').waitFor();
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: /^us-east-1/u }).waitFor();
      await program.accept();
      await page.locator('.quick-input-message', { hasText: 'Name of the connection' }).waitFor();
      await input.fill('Office lab');
      await program.accept();
      await program.row('Office lab').waitFor();
      await program.widenSideBar();
      await program.row(office.deviceNames()[0] ?? '').waitFor();
      await program.row('12 core devices').waitFor();
      await page.locator('.statusbar-item', { hasText: '+1' }).waitFor();
      await program.screenshot('two-connections');
      // What a message offers is about the connection that failed.
      office.setFaults({ operation: 'GetCoreDevice', effect: expiredToken });
      // The connection that was added is selected, and so the command is about that one.
      await program.run('Greengrass: Go to Core Device…');
      await page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
      await program.type('press-99');
      await program.accept();
      const told = page.locator('.notification-toast', { hasText: 'Session for profile office expired' });
      await told.locator('.monaco-button', { hasText: 'Sign In' }).click();
      await page.locator('.notification-toast', { hasText: 'Profile office has no sign-in' }).waitFor();
      await program.run('Notifications: Clear All Notifications');
      await program.contextMenu('Office lab');
      await program.screenshot('two-connections-menu');
      await program.choose('Remove Connection');
      await program.row('Office lab').waitFor({ state: 'detached' });
    } finally {
      await program.close();
      await office.close();
      await home.remove();
    }
  });
});
