import * as vscode from 'vscode';
import { type Profile } from '../../greengrass/ports/profiles';
import { profileDescription } from '../../text/errors/profileKinds';
import { isRegionName, partitionOf, regionsOf } from '../../greengrass/regions';
import { pickOrType } from '../support/pickOrType';
import { escapeCodicons } from '../../ui/escapeCodicons';

interface RegionPick extends vscode.QuickPickItem {
  /** `undefined` means the default from the environment or the config files. */
  readonly value: string | undefined;
}

/** The options of a quick pick for a connection. */
export interface PickOptions {
  readonly title: string;
  readonly placeHolder: string;
  /** The current selection. */
  readonly current: string | undefined;
}

function marked(description: string, isCurrent: boolean): string {
  return [description, isCurrent ? 'current' : ''].filter((part) => part !== '').join(' · ');
}

const setUpGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html';

/** What to do if there are no profiles. */
const setUpPick = {
  label: 'Set Up a Profile…',
  description: 'the shared config files have none; opens the guide of the AWS CLI',
  value: undefined,
  region: undefined,
};

/** Asks for a profile of the shared config files; `undefined` if the user cancels, or opens the guide to set one up. */
export async function pickProfile(
  readProfiles: () => Promise<readonly Profile[]>,
  { title, placeHolder, current }: PickOptions,
): Promise<{ readonly value: string | undefined; readonly region: string | undefined } | undefined> {
  const defaultPick = {
    label: 'Default',
    description: marked('the environment, AWS_PROFILE, or the profile "default"', current === undefined),
    value: undefined,
    region: undefined,
  };
  const picks = readProfiles().then((profiles) => [
    defaultPick,
    ...profiles.map((profile) => ({
      label: escapeCodicons(profile.name),
      description: marked(escapeCodicons(profileDescription(profile)), profile.name === current),
      value: profile.name,
      region: profile.region,
    })),
    ...(profiles.length === 0 ? [setUpPick] : []),
  ]);
  const pick = await vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDescription: true });
  if (pick === setUpPick) {
    await vscode.env.openExternal(vscode.Uri.parse(setUpGuide));
    return undefined;
  }
  return pick;
}

function regionPicks(
  regions: readonly string[],
  current: string | undefined,
  defaultSource: string | undefined,
): readonly RegionPick[] {
  const defaultPick = {
    label: 'Default',
    description: marked(defaultSource ?? '', current === undefined),
    value: undefined,
  };
  const known = regions.map((region) => ({
    label: region,
    description: marked('', region === current),
    value: region,
  }));
  return defaultSource === undefined ? known : [defaultPick, ...known];
}

/**
 * Asks for a Region; `undefined` if the user cancels. The user can also type one.
 * @param near a Region in the partition to offer
 * @param defaultSource where the default comes from; if it's absent, the default isn't offered
 */
export async function pickRegion(
  near: string | undefined,
  { title, placeHolder, current, defaultSource }: PickOptions & { readonly defaultSource: string | undefined },
): Promise<RegionPick | undefined> {
  const regions = regionsOf(partitionOf(near ?? 'us-east-1'));
  return pickOrType({
    title,
    placeHolder,
    picks: regionPicks(regions, current, defaultSource),
    typed: (typed) =>
      isRegionName(typed) && !regions.includes(typed)
        ? { label: typed, description: 'as typed', value: typed }
        : undefined,
    isFirst: ({ value }) => value !== undefined && value === current,
  });
}
