import { accountOfArn } from '../../greengrass/addresses/arn';
import type { EffectiveDeployment } from '../../greengrass/model';
import type { Connection } from '../../greengrass/ports/connection';

/** The account of a fleet, from its credentials, else from an ARN seen on the same connection. */
export class FleetAccount {
  private inArn: string | undefined;

  constructor(private readonly connection: Pick<Connection, 'account'>) {}

  /** `undefined` until known. */
  get current(): string | undefined {
    return this.connection.account() ?? this.inArn;
  }

  /** Takes the account from the ARNs of deployments unless one was found before. */
  lookIn(deployments: readonly EffectiveDeployment[] = []): void {
    this.lookInArns(deployments.flatMap(({ iotJobArn, targetArn }) => [iotJobArn, targetArn]));
  }

  /** Takes the account from ARNs of the account's own items unless one was found before. */
  lookInArns(arns: readonly (string | undefined)[]): void {
    this.inArn ??= arns.map(accountOfArn).find((account) => account !== undefined);
  }
}
