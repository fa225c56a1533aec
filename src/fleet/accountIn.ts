import { accountOfArn } from '../core/arn';
import type { EffectiveDeployment } from '../core/model';

/** The account that the ARNs of deployments name; `undefined` where none does. */
export function accountIn(deployments: readonly EffectiveDeployment[]): string | undefined {
  const accounts = deployments.map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn));
  return accounts.find((account) => account !== undefined);
}
