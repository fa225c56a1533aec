import { isDeviceSubject, type DeviceSubject, type Subject } from '../../greengrass/subject';
import { changeFacts } from '../../fleet/deployments/changesOnDevice';
import type { ChangesOf } from '../../text/reports/failureReport';
import type { Fleet } from '../../fleet/fleet';
import type { AppState } from '../../app/appState';
import type { Catalog } from '../../ui/catalog';
import { writeClipboard } from '../../ui/writeClipboard';
import { redactorOf } from '../support/redactorOf';

/** The subject with everything known about its device. Loads what is missing. Rejects if the device isn't found. */
async function loaded(fleet: Fleet, subject: DeviceSubject): Promise<DeviceSubject> {
  const record = await fleet.devices.find(subject.on.device.coreDeviceThingName);
  await record.open();
  return { ...subject, on: fleet.known(record) };
}

/** What the failed deployments of a device changed, as far as known. */
function changesIn(fleet: Fleet, { on: { deployments = [] } }: DeviceSubject): ChangesOf {
  return (deploymentId) => {
    const deployment = deployments.find((one) => one.deploymentId === deploymentId);
    return deployment && changeFacts(fleet, deployment, deployments);
  };
}

/**
 * Failure reports for sharing, one after the other. Loads what is missing first. Rejects with a FleetError if a device
 * isn't found.
 * @param isRedacted whether stand-ins replace account numbers, thing names, and thing group names
 */
export async function failureReportText(
  app: AppState,
  catalog: Catalog,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<string> {
  const [explain, { failureReport }] = await Promise.all([catalog.load(), import('../../text/reports/failureReport')]);
  const reported = await Promise.all(
    subjects.filter(isDeviceSubject).map(async (subject) => {
      const fleet = app.sessions.fleetOf(subject.on.place.connectionId);
      return fleet === undefined ? [] : [{ fleet, subject: await loaded(fleet, subject) }];
    }),
  );
  // After loading, because what was loaded can have more names.
  const redactor = isRedacted ? await redactorOf(app, catalog) : undefined;
  return reported
    .flat()
    .map(({ fleet, subject }) => failureReport(subject, explain, fleet.now(), redactor, changesIn(fleet, subject)))
    .join('\n');
}

/**
 * Copies a complete failure report for each subject, one after the other.
 * @param isRedacted whether stand-ins replace account numbers, thing names, and thing group names
 */
export async function copyFailureReport(
  app: AppState,
  catalog: Catalog,
  subjects: readonly Subject[],
  isRedacted: boolean,
): Promise<void> {
  const report = await failureReportText(app, catalog, subjects, isRedacted);
  await writeClipboard(report, isRedacted ? 'Redacted failure report' : 'Failure report');
}
