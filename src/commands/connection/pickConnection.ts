import * as vscode from 'vscode';
import { type Profile } from '../../greengrass/ports/profiles';
import { profileKindWords } from '../../text/messages/profileKinds';
import { isRegionName, partitionOf, regionsOf } from '../../greengrass/regions';
import { pickOrType } from '../support/pickOrType';
import { escapeCodicons } from '../../ui/escapeCodicons';

interface ChoicePick extends vscode.QuickPickItem {
  /** `undefined` leaves it to the environment and the config files. */
  readonly value: string | undefined;
}

/** How a person is asked. */
export interface Question {
  readonly title: string;
  readonly placeHolder: string;
  /** What is chosen so far. */
  readonly current: string | undefined;
}

function marked(description: string, isCurrent: boolean): string {
  return [description, isCurrent ? 'current' : ''].filter((part) => part !== '').join(' · ');
}

/** Asks for a profile of the shared config files; `undefined` where the person picks none. */
export async function pickProfile(
  readProfiles: () => Promise<readonly Profile[]>,
  { title, placeHolder, current }: Question,
): Promise<{ readonly value: string | undefined; readonly region: string | undefined } | undefined> {
  const byItself = {
    label: 'Default',
    description: marked('the environment, AWS_PROFILE or the profile "default"', current === undefined),
    value: undefined,
    region: undefined,
  };
  const picks = readProfiles().then((profiles) => [
    byItself,
    ...profiles.map(({ name, kind, region }) => ({
      label: escapeCodicons(name),
      description: marked(
        [profileKindWords[kind], escapeCodicons(region ?? '')].filter(Boolean).join(' · '),
        name === current,
      ),
      value: name,
      region,
    })),
  ]);
  return vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDescription: true });
}

function regionPicks(
  typed: string,
  regions: readonly string[],
  current: string | undefined,
  byItself: string | undefined,
): readonly ChoicePick[] {
  const first = {
    label: 'Default',
    description: marked(byItself ?? '', current === undefined),
    value: undefined,
  };
  const known = regions.map((region) => ({
    label: region,
    description: marked('', region === current),
    value: region,
  }));
  const other = { label: typed, description: 'as typed', alwaysShow: true, value: typed };
  return [
    ...(isRegionName(typed) && !regions.includes(typed) ? [other] : []),
    ...(byItself === undefined ? [] : [first]),
    ...known,
  ];
}

/**
 * Asks for a region of the partition of another, or one that is typed; `undefined` where the person picks none.
 * @param byItself what decides where the person leaves it open; they cannot where it is absent
 */
export async function pickRegion(
  near: string | undefined,
  { title, placeHolder, current, byItself }: Question & { readonly byItself: string | undefined },
): Promise<ChoicePick | undefined> {
  const regions = regionsOf(partitionOf(near ?? 'us-east-1'));
  return pickOrType({
    title,
    placeHolder,
    picks: (typed) => regionPicks(typed, regions, current, byItself),
    // What is chosen so far is offered first.
    isFirst: ({ value }) => value !== undefined && value === current,
  });
}
