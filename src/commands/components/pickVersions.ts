import * as vscode from 'vscode';
import { visibleText } from '../../base/visibleText';
import { listedVersions } from '../../fleet/components/listedVersions';
import type { Fleet } from '../../fleet/fleet';
import { parseComponentArn, withoutVersion } from '../../greengrass/addresses/arn';
import type { VersionAddress } from '../../greengrass/addresses/comparedAddress';
import type { CatalogComponent, ListedComponentVersion } from '../../greengrass/component';
import { compareNames } from '../../base/names/compareNames';
import { deviceWords, failingWords } from '../../text/rows/componentRow';
import { inParts } from '../../text/rows/row';
import { escapeCodicons } from '../../ui/escapeCodicons';
import { pickTwo, withNext } from '../compare/pickTwo';

interface ComponentPick extends vscode.QuickPickItem {
  readonly component: CatalogComponent;
}

interface VersionPick extends vscode.QuickPickItem {
  readonly address: VersionAddress;
}

/** The picks of the versions of a component. Each says where the version runs. */
function versionPicks(fleet: Fleet, versions: readonly ListedComponentVersion[]): readonly VersionPick[] {
  const { componentIndex } = fleet;
  const name = versions[0]?.componentName;
  const spreads = name === undefined ? undefined : componentIndex.spread(name);
  return versions.map(({ arn, componentVersion = '' }) => {
    const spread = spreads?.versions.find(({ version }) => version === componentVersion);
    return {
      label: escapeCodicons(visibleText(componentVersion)),
      description: inParts(
        failingWords(spread?.failed ?? 0),
        deviceWords(spread?.devices ?? 0, componentIndex.coverage()),
      ),
      address: { kind: 'componentVersion', connectionId: fleet.connection.id, arn },
    };
  });
}

/** Asks for a component of the account, or one of AWS if its catalog is loaded; `undefined` if the user cancels. */
async function pickComponent(fleet: Fleet, title: string): Promise<CatalogComponent | undefined> {
  const { own, provided } = fleet.components;
  await own.read();
  const components = [own, provided].flatMap(({ state }) => state.items ?? []);
  if (components.length === 0) {
    if (own.state.error !== undefined) {
      throw own.state.error;
    }
    void vscode.window.showInformationMessage(`${title}: there are no components.`);
    return undefined;
  }
  const picks = components
    .map((component): ComponentPick => {
      const { componentName, arn, latestVersion } = component;
      const by = parseComponentArn(arn)?.isPublic === true ? ' by AWS' : '';
      const description = visibleText(`${latestVersion?.componentVersion ?? ''}${by}`.trim());
      return { label: escapeCodicons(visibleText(componentName)), description: escapeCodicons(description), component };
    })
    .sort((a, b) => compareNames(a.label, b.label));
  return (await vscode.window.showQuickPick(picks, { title, placeHolder: 'Select a component' }))?.component;
}

/**
 * Asks for a component, then for one of its versions; `undefined` if the user cancels. Rejects with a FleetError if they can't
 * be loaded.
 */
export async function pickVersion(fleet: Fleet, title: string): Promise<VersionAddress | undefined> {
  const component = await pickComponent(fleet, title);
  if (component === undefined) {
    return undefined;
  }
  const picks = versionPicks(fleet, await listedVersions(fleet, component.arn));
  return (await vscode.window.showQuickPick(picks, { title, placeHolder: 'Select a version' }))?.address;
}

/**
 * Asks for two versions of the component of one, which is preselected with the one before. Returns the older one first;
 * `undefined` if the user cancels. Rejects with a FleetError if the versions can't be loaded.
 */
export async function pickTwoVersions(
  fleet: Fleet,
  title: string,
  address: VersionAddress,
): Promise<readonly [VersionAddress, VersionAddress] | undefined> {
  const versions = await listedVersions(fleet, withoutVersion(address.arn));
  if (versions.length < 2) {
    void vscode.window.showInformationMessage(`${title}: the component has only one version.`);
    return undefined;
  }
  const picks = versionPicks(fleet, versions);
  const index = versions.findIndex(({ arn }) => arn === address.arn);
  const name = visibleText(versions[0]?.componentName ?? '');
  const selected = await pickTwo(title, `Select two versions of ${name}`, picks, withNext(picks, index));
  const [newer, older] = picks.filter((pick) => selected?.includes(pick));
  return newer === undefined || older === undefined ? undefined : [older.address, newer.address];
}
