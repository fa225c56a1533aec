import type { EffectiveDeployment } from './model';

/** When a deployment last changed on its device, or else when it was created. */
export function lastChangeOf({ modifiedTimestamp, creationTimestamp }: EffectiveDeployment): Date | undefined {
  return modifiedTimestamp ?? creationTimestamp;
}
