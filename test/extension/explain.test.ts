import * as vscode from 'vscode';
import { openFleet, type OpenFleet } from './openFleet';
import { smallFleet } from './smallFleet';
import { tabsAre } from './tabs';

describe('Explain Error Code…', () => {
  let program: OpenFleet;
  beforeEach(async () => {
    program = await openFleet(smallFleet);
  });
  afterEach(async () => {
    await program.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it("opens the explanation of a row's code", async () => {
    const code = await program.find('press-2', 'Deployments (2)', 'press-line', 'S3_HEAD_OBJECT_ACCESS_DENIED');
    await vscode.commands.executeCommand('greengrass.errorCode.explain', code);
    await tabsAre('Preview S3_HEAD_OBJECT_ACCESS_DENIED.md');
  });
});
