import { hasPanel } from '../../text/panels/panelAddress';
import { hoverActions, parseHoverLink } from '../../text/hovers/hoverActions';
import { subjectAt } from '../../fleet/devices/subjectAt';
import { writeClipboard } from '../../ui/writeClipboard';
import { copyFailureReport } from '../copy/copyFailureReport';
import type { ActionTools } from '../tools';

/** Runs a link of a hover. Ignores anything else, and addresses of connections that aren't shown. */
export async function runHoverLink(
  { app, panels, catalog, logs }: ActionTools,
  [given]: readonly unknown[],
): Promise<void> {
  const link = parseHoverLink(given);
  const fleet = link && app.sessions.fleetOf(link.address.connectionId);
  if (link === undefined || fleet === undefined) {
    return;
  }
  const { action, address } = link;
  switch (action) {
    case 'showDetails':
      if (hasPanel(address)) {
        await panels.open(address);
      }
      return;
    case 'showLogs':
      return (await logs.load()).show(address, hoverActions.showLogs);
    case 'showCoreDevice':
      return panels.open({ kind: 'coreDevice', connectionId: address.connectionId, thingName: address.thingName });
    case 'copyThingName':
      return writeClipboard(address.thingName);
    case 'copyDeploymentId':
      return address.kind === 'effectiveDeployment' ? writeClipboard(address.deploymentId) : undefined;
    case 'copyFailureReport': {
      const subject = subjectAt(fleet, address);
      return subject && copyFailureReport(app, catalog, [subject], false);
    }
  }
}
