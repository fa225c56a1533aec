import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../src/aws/connect';
import { Fleet } from '../../../src/fleet/fleet';
import { accessDenied, expiredToken } from '../../simulator/faults/faults';
import { keys, region, role } from '../aws/profiles/configurationParts';
import { everything, firstPage, operation } from './duringTheList';
import {
  allThere,
  clock,
  load,
  seenList,
  setEnvironment,
  type FaultCase,
  type FaultGroup,
  type Seen,
  type World,
} from './faultTable';

const plant = `[profile plant]\n${region}services = local\n`;

/** Opens a profile with its keys in the credentials file. */
async function openProfile({ simulator, home }: World): Promise<Fleet> {
  const services = `[services local]\ngreengrassv2 =\n  endpoint_url = ${simulator.url}\n`;
  await writeFile(join(home, 'credentials'), `[plant]\n${keys}`);
  await writeFile(join(home, 'config'), `${services}${plant}`);
  setEnvironment(home, {});
  return new Fleet(await connect({ profile: 'plant', region: undefined }), clock, () => undefined);
}

/**
 * The credentials file changes after the first page, and then the token expires, so the file is read again. Once it is
 * right, one retry loads the rest without requesting the first page again.
 */
function beforeExpiry(fault: string, credentials: string | Buffer, shown: string): FaultCase {
  const run = async (outer: World): Promise<Seen> => {
    const { simulator, home } = outer;
    const world = { ...outer, fleet: await openProfile(outer) };
    try {
      simulator.setFaults({ operation, page: 'later', effect: accessDenied('greengrass:ListCoreDevices') });
      await load(world);
      simulator.setFaults({ operation, effect: expiredToken });
      await writeFile(join(home, 'credentials'), credentials);
      await world.fleet.list.readMore();
      const seen = seenList(world);
      simulator.setFaults();
      await writeFile(join(home, 'credentials'), `[plant]\n${keys}`);
      await world.fleet.list.readMore();
      assert.deepEqual(seenList(world), { shown: allThere, kept: everything });
      assert.equal(simulator.requests.filter(({ query }) => query['nextToken'] === undefined).length, 1);
      return { ...seen, shown: seen.shown.replaceAll(`${home}/`, '~/.aws/') };
    } finally {
      world.fleet.dispose();
    }
  };
  return { fault: `${fault} before the token expires`, shown, kept: firstPage, run };
}

/** Changes of the credentials file while the list loads. The table has the folder of a user. */
export const configurationFaults: FaultGroup = {
  title: 'faulty configuration',
  file: 'configurationFaults',
  cases: [
    beforeExpiry(
      'The profile loses a bracket',
      `[plant\n${keys}`,
      '[plant in ~/.aws/credentials needs a bracket at each end',
    ),
    beforeExpiry(
      'The profile gets a prefix',
      `[profile plant]\n${keys}`,
      '[profile plant] in ~/.aws/credentials is ignored',
    ),
    beforeExpiry(
      'A key loses its value',
      '[plant]\naws_access_key_id = AKIAPLANT\naws_secret_access_key =\n',
      '[plant] in ~/.aws/credentials has no value for aws_secret_access_key',
    ),
    beforeExpiry('The keys are removed', '', 'Profile plant has no credentials'),
    beforeExpiry(
      'The file is saved as UTF-16',
      Buffer.from(`[plant]\n${keys}`, 'utf16le'),
      '~/.aws/credentials is encoded as UTF-16',
    ),
    beforeExpiry(
      'The profile becomes its own source',
      `[plant]\n${role}source_profile = plant\n`,
      'Source profiles form a loop: plant → plant',
    ),
    beforeExpiry(
      'The profile gets an unknown credential_source',
      `[plant]\n${role}credential_source = Pod\n`,
      '[plant] in ~/.aws/credentials has the unknown credential_source Pod',
    ),
    beforeExpiry(
      'The profile gets a token file that is nowhere',
      `[plant]\n${role}web_identity_token_file = /nowhere/token\n`,
      "web_identity_token_file in ~/.aws/credentials names /nowhere/token, which doesn't exist",
    ),
    beforeExpiry(
      'The profile gets a credential process that fails',
      '[plant]\ncredential_process = exit 3\n',
      'The credential process of profile plant failed',
    ),
  ],
};
