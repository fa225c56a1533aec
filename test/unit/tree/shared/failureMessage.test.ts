import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { fleetError, type FleetError } from '../../../../src/greengrass/ports/fleetError';
import { commands, rowFlags } from '../../../../src/manifest';
import type { Node } from '../../../../src/tree/engine/node';
import { contextValueOf } from '../../../../src/tree/engine/rowWords';
import { MessageNodes } from '../../../../src/tree/engine/messageNode';
import { failureMessage } from '../../../../src/tree/shared/failureMessage';
import { smallFleet } from '../../../extension/support/smallFleet';
import { hoursAgo } from '../../fixtures';
import { hoverLines } from '../../text/hovers/hoverText';
import { openTree, type OpenTree } from '../openTree';
import { clickOf } from '../outline';

describe('the row of an error', () => {
  let tree: OpenTree;
  beforeEach(async () => {
    tree = await openTree(smallFleet);
  });
  afterEach(() => tree.close());

  function rowFor(error: FleetError, shownFrom?: Date): Node {
    const messages = new MessageNodes(() => tree.selected());
    const target = { profile: 'factory', region: 'eu-west-1' };
    return messages.for(failureMessage('failure', error, target, tree.context, () => Promise.resolve(), shownFrom));
  }

  const clicks: readonly (readonly [
    kind: FleetError['kind'],
    click: string | undefined,
    buttons: readonly string[],
  ])[] = [
    ['offline', `${commands.retry} on the row`, [rowFlags.retry]],
    ['expired', `${commands.signIn} on the connection`, [rowFlags.signIn]],
    ['profile', `${commands.selectProfile} on the connection`, [rowFlags.selectProfile]],
    ['wrongRegion', `${commands.selectRegion} on the connection`, [rowFlags.selectRegion]],
    ['notRecorded', undefined, []],
  ];
  for (const [kind, click, buttons] of clicks) {
    it(`of the kind ${kind} ${click === undefined ? 'has no command' : `runs ${click}`}`, () => {
      const node = rowFor(fleetError({ kind }, 'no'));
      assert.equal(clickOf(node), click);
      assert.equal(contextValueOf(node), buttons.join(' '));
      assert.equal(node.retry !== undefined, click !== undefined);
      assert.equal(node.row().severity, 'warning');
    });
  }

  it('has the response from AWS in its hover, and the IAM statement of a missing permission', async () => {
    const node = rowFor(fleetError({ kind: 'denied', permission: 'iot:DescribeJob', requestId: 'r-1' }, 'User is not'));
    assert.match(node.row().label, /iot:DescribeJob/u);
    const lines = hoverLines((await node.hover?.show(explainErrorCode)) ?? []).join('\n');
    assert.match(lines, /User is not/u);
    assert.match(lines, /r-1/u);
    assert.match(node.iamStatement ?? '', /iot:DescribeJob/u);
    // Its only button copies the statement. A click still retries.
    assert.deepEqual([contextValueOf(node), clickOf(node)], [rowFlags.iamStatement, `${commands.retry} on the row`]);
    assert.equal(rowFor(fleetError({ kind: 'offline' }, 'no')).iamStatement, undefined);
  });

  it('says how old the other rows are if they are from an earlier load', () => {
    const error = fleetError({ kind: 'offline' }, 'no');
    assert.equal(rowFor(error).row().description, '');
    assert.equal(rowFor(error, hoursAgo(3)).row().description, 'showing data loaded 3 h ago');
  });
});
