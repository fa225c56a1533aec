import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeQuickPick, type CodePick } from '../../src/commands/support/explainErrorCode';
import { lazyCatalog } from '../../src/ui/catalog';
import { openFleet, type OpenFleet } from './support/openFleet';
import { pickFirst } from './support/quickPick';
import { smallFleet } from './support/smallFleet';
import { tabsAre } from './support/tabs';

describe('Explain Error Code…', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Loads the failures of the fleet. */
  async function openFailingDevice(): Promise<void> {
    await program.find('press-2');
    await program.app.sessions.selected.fleet?.devices.get('press-2')?.open();
  }

  async function openedQuickPick(): Promise<vscode.QuickPick<CodePick>> {
    await openFailingDevice();
    return codeQuickPick(await lazyCatalog().search(), program.app.sessions);
  }

  /** Resolves with the item that VS Code shows first for the typed text: it activates that one. */
  async function firstFor(quickPick: vscode.QuickPick<CodePick>, typed: string): Promise<string | undefined> {
    const before = quickPick.items;
    const isShown = new Promise<void>((resolve) => {
      const listener = quickPick.onDidChangeActive(([active]) => {
        if (quickPick.items !== before && active !== undefined && quickPick.items.includes(active)) {
          listener.dispose();
          resolve();
        }
      });
    });
    quickPick.value = typed;
    await isShown;
    return quickPick.activeItems[0]?.label;
  }

  it("opens the explanation of a row's code", async () => {
    const code = await program.find('press-2', 'Deployments (2)', 'press-line', 'S3_HEAD_OBJECT_ACCESS_DENIED');
    await vscode.commands.executeCommand('greengrass.errorCode.explain', code);
    await tabsAre('Preview S3_HEAD_OBJECT_ACCESS_DENIED.md');
  });

  it('lists the codes of this fleet first and says so', async () => {
    const quickPick = await openedQuickPick();
    const shown = quickPick.items.map(({ label, description }) => `${label} | ${description}`);
    assert.deepEqual(shown.slice(0, 7), [
      'S3_HEAD_OBJECT_ACCESS_DENIED | Deployment error code · on 1 failing core device',
      'STARTUP_ERROR | Component status code · on 1 failing core device',
      'DEPLOYMENT_FAILURE | Deployment error code · on 1 failing core device',
      'ARTIFACT_DOWNLOAD_ERROR | Deployment error code · on 1 failing core device',
      'S3_ERROR | Deployment error code · on 1 failing core device',
      'DEPLOYMENT_REJECTED | Deployment error code',
      'DEPLOYMENT_INTERRUPTED | Deployment error code',
    ]);
    assert.equal(quickPick.items.length, 125);
    quickPick.dispose();
  });

  it('explains the first code of the fleet', async () => {
    await openFailingDevice();
    await pickFirst(vscode.commands.executeCommand('greengrass.errorCode.explain'));
    await tabsAre('Preview S3_HEAD_OBJECT_ACCESS_DENIED.md');
  });

  it('shows the codes in the order of the search, even if VS Code would sort their names otherwise', async () => {
    const quickPick = await openedQuickPick();
    quickPick.show();
    // The other codes with this word come before it by name.
    assert.equal(await firstFor(quickPick, 'error'), 'STARTUP_ERROR');
    assert.equal(await firstFor(quickPick, 'no space left on device'), 'DISK_SPACE_CRITICAL');
    quickPick.dispose();
  });

  it('says that it found no code, and explains nothing', async () => {
    const quickPick = await openedQuickPick();
    quickPick.show();
    assert.equal(await firstFor(quickPick, 'xyzzy'), 'No error code found');
    assert.equal(quickPick.items.length, 1);
    assert.equal(quickPick.items[0]?.explains, undefined);
    quickPick.dispose();
  });

  it('says what a word of a log means that has no error code', async () => {
    const quickPick = await openedQuickPick();
    quickPick.show();
    assert.equal(await firstFor(quickPick, 'FAILED_ROLLBACK_COMPLETE'), 'Rollback');
    assert.deepEqual(
      quickPick.items.map(({ description, explains }) => [description, explains]),
      [['Not an error code', 'rollback']],
    );
    quickPick.dispose();
  });
});
