import assert from 'node:assert/strict';
import type { Outcome } from '../../../../src/greengrass/rollouts/outcome';
import { shownRollouts, type RolloutNode } from '../../../../src/tree/deployments/rolloutPart';
import { DrawnRows } from '../../../../src/tree/engine/drawnRows';
import type { Node } from '../../../../src/tree/engine/node';
import { invisibleRow } from '../../../../src/text/rows/row';
import { FleetSession } from '../../../../src/fleet/fleetSession';
import { listedDeployment } from '../../fixtures';
import { FakeClock } from '../../fakeClock';
import { openConnections, type Connections } from '../../fleet/connections';

describe('the deployments with rows', () => {
  let connections: Connections;
  let session: FleetSession;
  beforeEach(async () => {
    connections = await openConnections();
    const selection = { profile: 'default', region: 'eu-west-1' };
    const identity = { key: 'selected', name: undefined };
    session = new FleetSession(identity, connections.connect, new FakeClock(), selection, () => undefined);
    await session.open();
  });
  afterEach(async () => {
    session.dispose();
    await connections.close();
  });

  it('are open only as far as no row above them is collapsed', () => {
    const node = (parent: Node | undefined, id: string, children: () => readonly Node[]): Node => ({
      id,
      parent,
      isExpandable: true,
      row: () => invisibleRow,
      children,
      session,
    });
    const part = (
      parent: Node,
      id: string,
      outcome: Outcome | undefined,
      children: () => readonly Node[],
    ): RolloutNode => ({
      ...node(parent, id, children),
      part: () => ({ deployment: listedDeployment({ deploymentId: 'd-1' }), outcome }),
    });
    const root: Node = node(undefined, 'root', () => [connection]);
    const connection: Node = node(root, 'connection', () => [rollout]);
    const rollout: Node = part(connection, 'd-1', undefined, () => [failed, queued]);
    const failed: Node = part(rollout, 'failed', 'failed', () => []);
    const queued: Node = part(rollout, 'queued', 'queued', () => []);
    const rows = new DrawnRows(() => root);
    [root, connection, rollout, failed].forEach((parent) => rows.takeChildren(parent, parent.children()));
    const shown = (id = session.fleet?.connection.id ?? ''): readonly unknown[] =>
      shownRollouts(rows, id).map(({ isOpen, openOutcomes }) => [isOpen, ...openOutcomes]);
    assert.deepEqual(shown(), [[true, 'failed']]);
    assert.deepEqual(shown('other'), []);
    rows.close(rollout);
    assert.deepEqual(shown(), [[false]]);
    rows.close(connection);
    assert.deepEqual(shown(), []);
    rows.open(connection);
    rows.open(rollout);
    assert.deepEqual(shown(), [[true, 'failed']]);
  });
});
