import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../../src/aws/connect';
import { readProfiles } from '../../../../src/aws/profiles/readProfiles';
import type { Connection } from '../../../../src/greengrass/ports/connection';
import type { Profile } from '../../../../src/greengrass/ports/profiles';
import { asFleetError } from '../../../../src/greengrass/ports/fleetError';
import { wordsForError } from '../../../../src/text/errors/errorWords';
import { failureLine } from '../../../../src/text/errors/failureLine';
import { generateFleet } from '../../../simulator/generated/generateFleet';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { temporaryHome, type TemporaryHome } from './temporaryHome';

import {
  keys,
  plant,
  region,
  sso,
  corp,
  configFile,
  credentialsFile,
  type Configuration,
  type WrongConfiguration,
} from './configurationParts';
import { rightConfigurations } from './rightConfigurations';
import { wrongConfigurations } from './wrongConfigurations';
import { wrongSections } from './wrongSections';
import { wrongSources } from './wrongSources';

const allWrong = { ...wrongConfigurations, ...wrongSections, ...wrongSources };

const { signal } = new AbortController();

describe('the configuration of AWS', () => {
  let home: TemporaryHome;
  let simulator: Simulator;
  let connection: Connection | undefined;
  beforeEach(async () => {
    simulator = await startSimulator({ fleet: generateFleet(5) });
    home = await temporaryHome({ AWS_ENDPOINT_URL_GREENGRASSV2: simulator.url });
  });
  afterEach(async () => {
    connection?.close();
    connection = undefined;
    await simulator.close();
    await home.dispose();
  });

  /** Connects and loads a page, as the view does. */
  async function list({ files = {}, env = {}, select = {} }: Configuration): Promise<number> {
    Object.assign(process.env, env);
    for (const [name, text] of Object.entries(files)) {
      await home.write(name, text);
    }
    connection = await connect({ profile: undefined, region: undefined, ...select });
    return (await connection.source.listCoreDevices(undefined, signal)).items.length;
  }

  async function assertNamed(member: WrongConfiguration): Promise<void> {
    const error = asFleetError(await list(member).catch((thrown: unknown) => thrown));
    const { sentence, advice } = wordsForError(error, { profile: undefined, region: undefined, ...member.select });
    assert.equal(sentence, member.sentence);
    assert.match(advice, member.advice);
    assert.doesNotMatch(failureLine('Connecting', error), /TypeError|Cannot read|undefined|Invalid URL|Connecting: ;/u);
    assert.equal(simulator.requests.length, 0);
  }

  for (const [what, member] of Object.entries(allWrong)) {
    it(`is named if ${what}`, () => assertNamed(member));
  }

  for (const [what, member] of Object.entries(rightConfigurations)) {
    it(`works if ${what}`, async () => {
      assert.equal(await list(member), 5);
    });
  }

  const encodings = [
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${plant}`, 'utf16le')],
    ['UTF-16 without a byte order mark', Buffer.from(plant, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${plant}`, 'utf16le').swap16()],
  ] as const;
  for (const [encoding, bytes] of encodings) {
    it(`is named if the config file is in ${encoding}`, async () => {
      await writeFile(await home.write(configFile, ''), bytes);
      for (const select of [{ profile: 'plant' }, {}]) {
        const member = { select, sentence: '~/.aws/config is encoded as UTF-16', advice: /^Save it as UTF-8\.$/u };
        await assertNamed(member);
      }
    });
  }

  it('is named if the file with the keys of a profile is in UTF-16', async () => {
    await writeFile(await home.write(credentialsFile, ''), Buffer.from(`[plant]\n${keys}`, 'utf16le'));
    await assertNamed({
      select: { profile: 'plant' },
      files: { [configFile]: `[profile plant]\n${region}` },
      sentence: '~/.aws/credentials is encoded as UTF-16',
      advice: /^Save it as UTF-8\.$/u,
    });
  });

  it('is named if a file is a folder', async () => {
    await assertNamed({
      select: { profile: 'plant' },
      files: { [`${configFile}/plant`]: plant },
      sentence: '~/.aws/config is a folder',
      advice: /^Replace it with a file\.$/u,
    });
  });

  it("is named if a file can't be opened", async () => {
    // A link to itself, because an administrator can open any file.
    await home.write(configFile, `[profile plant]\n${region}`);
    await symlink('credentials', join(home.folder, credentialsFile));
    await assertNamed({
      select: { profile: 'plant' },
      sentence: "Couldn't open ~/.aws/credentials",
      advice: /permissions of the file/u,
    });
  });

  it('is named if the profile breaks while the connection is open', async () => {
    await list({
      select: { profile: 'plant' },
      files: { [configFile]: `[profile plant]\nsso_session = corp\n${sso}${corp}` },
    }).catch(() => undefined);
    await home.write(configFile, `[profile plant]\nsso_session = corp\n${sso}`);
    const failed = connection?.source.listCoreDevices(undefined, signal);
    const error = asFleetError(await failed?.catch((thrown: unknown) => thrown));
    const { sentence } = wordsForError(error, { profile: undefined, region: undefined });
    assert.equal(sentence, "Profile plant needs [sso-session corp], which doesn't exist");
  });

  it('lists every profile, with the reason if one is useless', async () => {
    const listed = async ({ files = {}, select }: Configuration): Promise<Profile | undefined> => {
      await Promise.all([configFile, credentialsFile].map((name) => home.write(name, files[name] ?? '')));
      return (await readProfiles()).find(({ name }) => name === select?.profile);
    };
    const ofFiles = ([, { env, files, select }]: readonly [string, Configuration]): boolean =>
      select?.profile !== undefined && files !== undefined && env === undefined;
    for (const [what, member] of Object.entries(rightConfigurations).filter(ofFiles)) {
      const profile = await listed(member);
      assert.ok(profile !== undefined && profile.problem === undefined, what);
    }
    // Nothing in the files of the profile is wrong: the Region is missing, or something that only a connection reads.
    const elsewhere = /Region|endpoint|cached session/u;
    for (const [what, member] of Object.entries(allWrong).filter(ofFiles)) {
      const profile = await listed(member);
      assert.ok(profile !== undefined && (profile.problem !== undefined || elsewhere.test(what)), what);
    }
  });
});
