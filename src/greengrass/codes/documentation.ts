import type { ErrorCode } from './errorCodes';

const guide = 'https://docs.aws.amazon.com/greengrass/v2/developerguide';

/** The public page that explains the codes of a kind. The page has no stable anchors for single codes. */
export const documentationOf: Readonly<Record<ErrorCode['kind'], string>> = {
  deployment: `${guide}/troubleshooting-deployment.html`,
  component: `${guide}/troubleshooting-component.html`,
};
