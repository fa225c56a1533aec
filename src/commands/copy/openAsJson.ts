import { copyText } from '../../greengrass/addresses/copies';
import { isDeviceSubject, type DeviceSubject, type Subject } from '../../greengrass/subject';
import type { LazyDocuments } from '../../ui/lazyDocuments';

function pathOf(subject: DeviceSubject): readonly string[] {
  const { place, device } = subject.on;
  const path = [place.connectionId, device.coreDeviceThingName];
  switch (subject.kind) {
    case 'coreDevice':
      return path;
    case 'effectiveDeployments':
    case 'installedComponents':
      return [...path, subject.kind];
    case 'effectiveDeployment':
      return [...path, 'effectiveDeployments', subject.deployment.deploymentId];
    case 'installedComponent':
      return [...path, 'installedComponents', subject.component.componentName];
  }
}

/** Opens each subject as JSON in a read-only editor, with the fields of the API and times in ISO 8601. */
export async function openAsJson(documents: LazyDocuments, subjects: readonly Subject[]): Promise<void> {
  for (const subject of subjects) {
    const json = copyText('json', subject);
    if (json !== undefined && isDeviceSubject(subject)) {
      await documents.showJson(pathOf(subject), json);
    }
  }
}
