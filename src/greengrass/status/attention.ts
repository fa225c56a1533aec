import { isFailingDevice, type Findings } from '../failures/findings';
import type { OpenedDevice } from '../knownDevice';
import type { CoreDevice } from '../model';
import { isStale } from './stale';
import { hasStuckDeployment } from './stuck';
import type { StatusContext } from './thresholds';

/** Why a core device needs attention, most urgent first. */
export const attentions = ['failing', 'stuck', 'stale'] as const;
export type Attention = (typeof attentions)[number];

/** What is known about a core device, with its findings. */
export interface DeviceFindings {
  readonly device: CoreDevice;
  readonly opened: OpenedDevice;
  readonly findings: Findings;
}

/** The most urgent reason why a core device needs attention; `undefined` if there is none. */
export function attentionOf(
  { device, opened, findings }: DeviceFindings,
  context: StatusContext,
): Attention | undefined {
  if (isFailingDevice(device, findings)) {
    return 'failing';
  }
  if (findings.isInProgress && hasStuckDeployment(opened, context)) {
    return 'stuck';
  }
  return isStale(device, context.staleAfterHours, context.now) ? 'stale' : undefined;
}
