import { accountOfArn } from '../../greengrass/addresses/arn';
import type { EffectiveDeployment } from '../../greengrass/model';

/** The account that the ARNs of deployments name; `undefined` where none does. */
export function accountIn(deployments: readonly EffectiveDeployment[]): string | undefined {
  const accounts = deployments.map(({ iotJobArn, targetArn }) => accountOfArn(iotJobArn) ?? accountOfArn(targetArn));
  return accounts.find((account) => account !== undefined);
}
