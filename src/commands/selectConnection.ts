import * as vscode from 'vscode';
import { visibleText } from '../core/format';
import { profileKindWords, type Profile } from '../core/profiles';
import { isRegionName, partitionOf, regionsOf } from '../core/regions';
import { settings } from '../manifest';
import type { CoreDevicesView } from '../tree/coreDevicesView';
import { readChosen, readConnectionChoice, type ChoiceKey, type ChoiceMemory } from '../ui/settings';

/** What choosing a connection works with. */
export interface SelectTools {
  readonly view: CoreDevicesView;
  /** Of this workspace. */
  readonly choices: ChoiceMemory;
  readonly readProfiles: () => Promise<readonly Profile[]>;
}

interface ChoicePick extends vscode.QuickPickItem {
  /** `undefined` leaves it to the environment and the config files. */
  readonly value: string | undefined;
}

/** A codicon in a label, e.g. `$(zap)`, would be drawn as an icon in a quick pick. */
function plain(text: string): string {
  return visibleText(text).replaceAll('$(', '$ (');
}

function marked(description: string, isCurrent: boolean): string {
  return [description, isCurrent ? 'current' : ''].filter((part) => part !== '').join(' · ');
}

function winningSetting(key: ChoiceKey, choices: ChoiceMemory): string | undefined {
  const { value, from } = readChosen(key, choices);
  return from === 'workspaceSetting'
    ? `The setting ${settings[key]} of this workspace, ${visibleText(value ?? '')}, wins over what is picked here.`
    : undefined;
}

/** Remembers a choice for this workspace and shows that fleet, unless a setting of the workspace says otherwise. */
async function choose(key: ChoiceKey, value: string | undefined, { view, choices }: SelectTools): Promise<void> {
  await choices.update(key, value);
  const winning = winningSetting(key, choices);
  view.choose(readConnectionChoice(choices));
  if (winning !== undefined) {
    const openSettings = 'Open Settings';
    const choice = await vscode.window.showInformationMessage(winning, openSettings);
    if (choice === openSettings) {
      await vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', settings[key]);
    }
  }
}

async function pickFrom(
  title: string,
  placeHolder: string,
  picks: Promise<readonly ChoicePick[]>,
): Promise<ChoicePick | undefined> {
  return vscode.window.showQuickPick(picks, { title, placeHolder, matchOnDescription: true });
}

/** Asks which profile of the shared config files to use. */
export async function selectProfile(tools: SelectTools, title: string, given: unknown): Promise<void> {
  if (typeof given === 'string') {
    await choose('profile', given, tools);
    return;
  }
  const { choices, readProfiles } = tools;
  const { value: current } = readChosen('profile', choices);
  const byItself = {
    label: 'Default',
    description: marked('the environment, AWS_PROFILE or the profile "default"', current === undefined),
    value: undefined,
  };
  const picks = readProfiles().then((profiles) => [
    byItself,
    ...profiles.map(({ name, kind, region }) => ({
      label: plain(name),
      description: marked([profileKindWords[kind], plain(region ?? '')].filter(Boolean).join(' · '), name === current),
      value: name,
    })),
  ]);
  const pick = await pickFrom(title, winningSetting('profile', choices) ?? 'Which AWS profile?', picks);
  if (pick !== undefined) {
    await choose('profile', pick.value, tools);
  }
}

function regionPicks(typed: string, regions: readonly string[], current: string | undefined): readonly ChoicePick[] {
  const byItself = {
    label: 'Default',
    description: marked('AWS_REGION or the Region of the profile', current === undefined),
    value: undefined,
  };
  const known = regions.map((region) => ({
    label: region,
    description: marked('', region === current),
    value: region,
  }));
  const text = typed.trim();
  const other = { label: text, description: 'as typed', alwaysShow: true, value: text };
  return [...(isRegionName(text) && !regions.includes(text) ? [other] : []), byItself, ...known];
}

/** Asks which region to look in: one of the partition that is on show, or one that is typed. */
export async function selectRegion(tools: SelectTools, title: string, given: unknown): Promise<void> {
  if (typeof given === 'string') {
    await choose('region', given, tools);
    return;
  }
  const { choices, view } = tools;
  const { value: current } = readChosen('region', choices);
  const regions = regionsOf(partitionOf(view.session.askedAt.region ?? 'us-east-1'));
  const quickPick = vscode.window.createQuickPick<ChoicePick>();
  quickPick.title = title;
  quickPick.placeholder = winningSetting('region', choices) ?? 'Which AWS Region? Type any other.';
  quickPick.items = regionPicks('', regions, current);
  quickPick.onDidChangeValue((typed) => {
    quickPick.items = regionPicks(typed, regions, current);
  });
  const picked = await new Promise<ChoicePick | undefined>((resolve) => {
    quickPick.onDidAccept(() => {
      resolve(quickPick.selectedItems[0]);
      quickPick.hide();
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      quickPick.dispose();
    });
    quickPick.show();
  });
  if (picked !== undefined) {
    await choose('region', picked.value, tools);
  }
}
