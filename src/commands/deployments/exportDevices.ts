import * as vscode from 'vscode';
import { deviceOutcomes } from '../../fleet/deployments/deviceOutcomes';
import { readReasons } from '../../fleet/deployments/readFailedDevices';
import { readRolloutDevices } from '../../fleet/deployments/readRolloutDevices';
import { rolloutDevices } from '../../fleet/deployments/rolloutDevices';
import type { Fleet } from '../../fleet/fleet';
import type { ListedDeployment } from '../../greengrass/model';
import { missingDevicesWords } from '../../text/messages/deployments/missingDevicesWords';
import { rolloutRevision } from '../../text/messages/deployments/rolloutWords';
import { systemClock } from '../../ui/systemClock';
import { withSlowProgress } from '../../ui/withSlowProgress';
import { saveFile, timeInName } from '../support/saveFile';

/** Saves the devices of a deployment as CSV, after reading all of them and why it failed. What can't be read is left out, and a message says so. */
export async function exportDevices(fleet: Fleet, deployment: ListedDeployment, title: string): Promise<void> {
  const progress = `Greengrass: Loading the devices of ${rolloutRevision(deployment)}…`;
  const read = await withSlowProgress(progress, systemClock, async (signal) => {
    const missing = await readRolloutDevices(fleet, deployment, signal);
    if (fleet.connection.asOf === undefined) {
      await readReasons(fleet, deployment.deploymentId, signal);
    }
    return missing;
  });
  if (read === undefined) {
    return;
  }
  if (read.result !== undefined) {
    void vscode.window.showWarningMessage(missingDevicesWords(read.result, fleet.connection));
  }
  const { rolloutCsv } = await import('../../text/reports/rolloutCsv');
  await saveFile({
    title,
    name: `devices-${timeInName(fleet.now())}.csv`,
    type: ['CSV', 'csv'],
    makeText: () => rolloutCsv(rolloutDevices(fleet, deployment.deploymentId).map(deviceOutcomes(fleet, deployment))),
  });
}
