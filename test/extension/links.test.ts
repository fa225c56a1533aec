import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, copyCommands } from '../../src/manifest';
import { openFleet, type OpenFleet } from './support/openFleet';
import { cancelPick } from './support/quickPick';
import { smallFleet } from './support/smallFleet';

describe('a link', () => {
  let program: OpenFleet;
  before(async () => {
    program = await openFleet(smallFleet);
    // The account is known from the ARNs of deployments.
    await program.rows(await program.find('press-2', 'Deployments (2)'));
  });
  after(() => program.dispose());

  function openPanels(): readonly string[] {
    return program.panels.addresses.map((address) => ('thingName' in address ? address.thingName : address.kind));
  }

  async function copiedLink(): Promise<string> {
    await vscode.commands.executeCommand(copyCommands.link, await program.find('press-2'));
    return vscode.env.clipboard.readText();
  }

  it('is copied from a row and opens its panel', async () => {
    const link = await copiedLink();
    assert.match(
      link,
      /^vscode:\/\/greengrass-explorer\.greengrass-explorer\/eu-west-1\/\d{12}\/core-devices\/press-2$/u,
    );
    await vscode.commands.executeCommand(commands.openLink, link);
    assert.deepEqual(openPanels(), ['press-2']);
  });

  it('to another account opens nothing before the user has selected a connection', async () => {
    const link = (await copiedLink()).replace(/\d{12}/u, '999999999999').replace('press-2', 'press-10');
    await cancelPick(vscode.commands.executeCommand(commands.openLink, link));
    assert.deepEqual(openPanels(), ['press-2']);
  });

  it('to another Region opens nothing before the user has selected a connection', async () => {
    const link = (await copiedLink()).replace('eu-west-1', 'us-east-1').replace('press-2', 'press-10');
    await cancelPick(vscode.commands.executeCommand(commands.openLink, link));
    assert.deepEqual(openPanels(), ['press-2']);
  });

  it('that is malformed opens nothing', async () => {
    await vscode.commands.executeCommand(commands.openLink, 'vscode://greengrass-explorer.greengrass-explorer/x');
    assert.deepEqual(openPanels(), ['press-2']);
  });
});
