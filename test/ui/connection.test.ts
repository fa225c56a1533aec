import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { smallFleet } from '../extension/support/smallFleet';
import { temporaryFolder, type TemporaryFolder } from '../host/temporaryFolder';
import { expiredToken } from '../simulator/faults/faults';
import { generateFleet } from '../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../simulator/simulator';
import type { OpenProgram } from './support/openProgram';
import { openWindow } from './support/suite';

const keys = 'aws_access_key_id = AKIASOME\naws_secret_access_key = x';

/** Two factories with separate simulators, a profile of each kind, and a profile with slow credentials. */
function configOf(plant: Simulator, office: Simulator, slow: string): string {
  const services = ([name, { url }]: readonly [string, Simulator]): string =>
    `[services ${name}]\ngreengrassv2 =\n  endpoint_url = ${url}\n`;
  return `
[default]
region = eu-west-1
services = plant
[profile lab]
services = plant
${keys}
[profile plant-graz]
region = eu-west-1
sso_session = corp
sso_account_id = 123456789012
sso_role_name = operator
[sso-session corp]
sso_start_url = https://corp.example.com/start
sso_region = eu-west-1
[profile operator]
region = us-east-1
role_arn = arn:aws:iam::123456789012:role/operator
source_profile = plant-graz
[profile office]
region = us-east-1
services = office
${keys}
[profile slow]
region = eu-west-1
services = plant
credential_process = sh ${slow}
${[['plant', plant] as const, ['office', office] as const].map(services).join('')}`;
}

describe('connections', () => {
  let home: TemporaryFolder;
  let office: Simulator;
  let program: OpenProgram;
  before(async () => {
    home = await temporaryFolder('profiles');
    office = await startSimulator({ fleet: { ...generateFleet(12), region: 'us-east-1' } });
    program = await openWindow({
      fleet: smallFleet,
      env: { AWS_ENDPOINT_URL_GREENGRASSV2: undefined },
      awsConfig: (plant) => configOf(plant, office, join(home.path, 'slow.sh')),
    });
    await program.row('press-2').waitFor();
  });
  after(async () => {
    await office.close();
    await program.close();
    await home.remove();
  });

  it('are selected from the status bar', async () => {
    const { page } = program;
    const item = page.locator('.statusbar-item', { hasText: 'default · eu-west-1' });
    await program.pointAt(item, 'Click to select another profile or Region.');
    await item.click();
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: 'Select Profile…' }).waitFor();
    await program.accept();
    await rows.filter({ hasText: 'plant-graz' }).filter({ hasText: 'IAM Identity Center (SSO) · eu-west-1' }).waitFor();
    await program.screenshot('select-profile');
    await program.pick('lab');
    await page.locator('.statusbar-item', { hasText: 'lab · eu-west-1' }).waitFor();
    await program.row('press-2').waitFor();
  });

  it('each have their own row', async () => {
    const { page } = program;
    await program.run('Greengrass: Add Connection…');
    await program.pick('office');
    await page.locator('.quick-input-widget input[placeholder^="Select an AWS Region"]').waitFor();
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: /^us-east-1/u }).waitFor();
    await program.accept();
    await page.locator('.quick-input-message', { hasText: 'Name of the connection' }).waitFor();
    await page.locator('.quick-input-widget input').fill('Office lab');
    await program.accept();
    await program.row('Office lab').waitFor();
    await program.widenSideBar();
    await program.row(office.deviceNames()[0] ?? '').waitFor();
    await program.row('12 core devices').waitFor();
    await page.locator('.statusbar-item', { hasText: '+1' }).waitFor();
    await program.screenshot('two-connections');
  });

  it('offer to sign in to the one that failed', async () => {
    const { page } = program;
    office.setFaults({ operation: 'GetCoreDevice', effect: expiredToken });
    await program.run('Greengrass: Go to Core Device…');
    await page.locator('.quick-input-widget input[placeholder^="Type part of a name"]').waitFor();
    await program.type('press-99');
    await program.accept();
    const toast = page.locator('.notification-toast', { hasText: 'Session for profile office expired' });
    await toast.locator('.monaco-button', { hasText: 'Sign In' }).click();
    await page.locator('.notification-toast', { hasText: "Profile office doesn't use sign-in" }).waitFor();
    await program.run('Notifications: Clear All Notifications');
  });

  it('can be removed with their context menu', async () => {
    await program.contextMenu('Office lab');
    await program.screenshot('two-connections-menu');
    await program.selectMenuItem('Remove Connection');
    await program.row('Office lab').waitFor({ state: 'detached' });
  });

  it('show a notification that can be canceled while credentials are slow', async () => {
    const { page } = program;
    const released = join(home.path, 'released');
    const credentials = '{"Version":1,"AccessKeyId":"AKIASLOW","SecretAccessKey":"x"}';
    const wait = `while [ -d '${home.path}' ] && [ ! -e '${released}' ]; do sleep 0.1; done; echo '${credentials}'`;
    await writeFile(join(home.path, 'slow.sh'), wait);
    await program.run('Greengrass: Select Profile…');
    await program.pick('slow');
    const toast = page.locator('.notification-toast', { hasText: 'Waiting for credentials from profile slow…' });
    await toast.waitFor();
    await program.screenshot('waiting-for-credentials');
    await toast.locator('.monaco-button', { hasText: 'Cancel' }).click();
    const stopped = program.row('Stopped waiting for credentials from profile slow');
    await stopped.waitFor();
    await toast.waitFor({ state: 'detached' });
    await writeFile(released, '');
    await stopped.click();
    await program.row('press-2').waitFor();
  });
});
